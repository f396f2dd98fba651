import { Button, Group, SegmentedControl, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { ChoiceField } from '@/features/letters/ChoiceField'
import { ClassificationPicker } from '@/features/letters/ClassificationPicker'
import { useKinds, useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { CHANNELS, SECURITY_LEVELS, URGENCIES } from '@/features/letters/words'
import { today } from '@/lib/dates'
import { AgencyPicker } from '@/ui/AgencyPicker'
import { DateField } from '@/ui/DateField'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'
import { DuplicateWarning } from './DuplicateWarning'
import { SenderInput } from './SenderInput'
import { bodyOf, emptyValues, type Values } from './values'

/** The agenda book's line for a letter that came in. */
export function RegisterForm({ onDone }: { onDone: (letter: Letter) => void }) {
  const { t } = useTranslation('letters')
  const { form, server, submit } = useAppForm<Values>({ defaultValues: emptyValues(today()) })
  const { errors, isDirty } = form.formState
  const { control } = form
  const kinds = useKinds()
  const refresh = useRefresh()
  const optional = useOptional()
  const sent = useRef(false)
  const create = useMutation({
    mutationFn: (values: Values) => must(http.POST('/api/v1/letters', { body: bodyOf(values) })),
    onError: server.show,
    onSuccess: (letter) => {
      sent.current = true
      void refresh()
      onDone(letter)
    },
  })
  const labels = {
    channel: t('field.channel'),
    sender_name: t('field.sender'),
    sender_agency_id: t('register.senderAgency'),
    letter_number: t('field.letterNumber'),
    letter_date: t('field.letterDate'),
    received_date: t('field.receivedDate'),
    subject: t('field.subject'),
    summary: t('field.summary'),
    kind: t('field.kind'),
    classification_code: t('field.classification'),
    urgency: t('field.urgency'),
    security_level: t('field.security'),
    upload_ids: t('register.scan'),
  }
  const required = { required: fieldText('required') }
  const receivedOn = form.watch('received_date') ?? today()
  const dateField = (name: 'letter_date' | 'received_date', max: string) => (
    <Controller
      control={control}
      name={name}
      rules={required}
      render={({ field }) => (
        <DateField
          ref={field.ref}
          label={labels[name]}
          value={field.value}
          onChange={field.onChange}
          max={max}
          error={errors[name]?.message}
        />
      )}
    />
  )
  return (
    <form noValidate onSubmit={submit((values) => create.mutate(values))}>
      <LeaveGuard unsaved={() => isDirty && !sent.current} />
      <ProblemSummary form={form} labels={labels} problem={server.problem} />
      <Stack>
        <Controller
          control={control}
          name="channel"
          render={({ field }) => (
            <SegmentedControl
              aria-label={labels.channel}
              data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Controller
          control={control}
          name="upload_ids"
          render={({ field }) => (
            <UploadField
              ref={field.ref}
              label={optional(labels.upload_ids)}
              description={t('register.scanHint')}
              value={field.value}
              onChange={field.onChange}
              error={listMessage(
                errors,
                'upload_ids',
                field.value.map((file) => file.file_name),
              )}
            />
          )}
        />
        <Controller
          control={control}
          name="sender_name"
          rules={required}
          render={({ field }) => (
            <SenderInput
              ref={field.ref}
              label={labels.sender_name}
              description={t('register.senderHint')}
              value={field.value}
              onChange={field.onChange}
              error={errors.sender_name?.message}
            />
          )}
        />
        <Controller
          control={control}
          name="sender_agency_id"
          render={({ field }) => (
            <AgencyPicker
              ref={field.ref}
              label={optional(labels.sender_agency_id)}
              description={t('register.senderAgencyHint')}
              value={field.value}
              onChange={(agency) => {
                field.onChange(agency)
                if (agency && !form.getValues('sender_name')) form.setValue('sender_name', agency.name)
              }}
              error={errors.sender_agency_id?.message}
            />
          )}
        />
        <TextInput
          label={labels.letter_number}
          description={t('register.numberHint')}
          {...form.register('letter_number', required)}
          error={errors.letter_number?.message}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {dateField('letter_date', receivedOn)}
          {dateField('received_date', today())}
        </SimpleGrid>
        <Textarea
          label={labels.subject}
          description={t('register.subjectHint')}
          autosize
          minRows={1}
          {...form.register('subject', required)}
          error={errors.subject?.message}
        />
        <Textarea
          label={optional(labels.summary)}
          autosize
          minRows={2}
          {...form.register('summary')}
          error={errors.summary?.message}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <ChoiceField control={control} name="kind" label={labels.kind} options={kinds.names} searchable />
          <Controller
            control={control}
            name="classification_code"
            render={({ field }) => (
              <ClassificationPicker
                ref={field.ref}
                label={optional(labels.classification_code)}
                description={t('draft.classificationHint')}
                value={field.value}
                onChange={field.onChange}
                at={receivedOn}
                error={errors.classification_code?.message}
              />
            )}
          />
          <ChoiceField
            control={control}
            name="urgency"
            label={labels.urgency}
            options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
          />
          <ChoiceField
            control={control}
            name="security_level"
            label={labels.security_level}
            options={SECURITY_LEVELS.map((value) => ({ value, label: t(`security.${value}`) }))}
            description={t(`audience.${form.watch('security_level')}`)}
          />
        </SimpleGrid>
        {/* Below the fields: what comes while somebody types must not move the field under their hands. */}
        <DuplicateWarning
          number={form.watch('letter_number')}
          sender={form.watch('sender_name')}
          date={form.watch('letter_date')}
        />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('register.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
