import { SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { ChoiceField } from '@/features/letters/ChoiceField'
import { ClassificationPicker } from '@/features/letters/ClassificationPicker'
import { useKinds } from '@/features/letters/queries'
import type { MailboxMessage, SecurityLevel, Urgency } from '@/features/letters/types'
import { SECURITY_LEVELS, URGENCIES } from '@/features/letters/words'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useRefreshMailboxes } from './queries'

interface Values {
  sender_name: string
  letter_number: string
  letter_date: string | null
  received_date: string | null
  subject: string
  kind: string
  classification_code: string | null
  urgency: Urgency
  security_level: SecurityLevel
}

/** Registers a held message, with what it lacks put right. */
export default function ReleaseDialog({
  message,
  onClose,
}: {
  message: MailboxMessage
  onClose: () => void
}) {
  const { t } = useTranslation(['mailboxes', 'letters', 'errors'])
  const refresh = useRefreshMailboxes()
  const optional = useOptional()
  const kinds = useKinds()
  const app = useAppForm<Values>({
    defaultValues: {
      sender_name: message.sender_name ?? '',
      letter_number: message.letter_number ?? '-',
      letter_date: message.sent_date ?? today(),
      received_date: today(),
      subject: message.subject ?? '',
      kind: 'SD',
      classification_code: null,
      urgency: 'normal',
      security_level: 'open',
    },
  })
  const { control, register } = app.form
  const { errors } = app.form.formState
  const required = { required: fieldText('required') }
  const release = useMutation({
    mutationFn: ({ letter_date, received_date, ...same }: Values) =>
      must(
        http.POST('/api/v1/mailboxes/{id}/messages/{message_id}/release', {
          params: { path: { id: message.mailbox_id, message_id: message.id } },
          body: { ...same, letter_date: letter_date ?? '', received_date: received_date ?? '' },
        }),
      ),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('released'))
      onClose()
    },
    onSettled: refresh,
  })
  const labels = {
    sender_name: t('letters:field.sender'),
    letter_number: t('letters:field.letterNumber'),
    letter_date: t('letters:field.letterDate'),
    received_date: t('letters:field.receivedDate'),
    subject: t('letters:field.subject'),
    kind: t('letters:field.kind'),
    classification_code: t('letters:field.classification'),
    urgency: t('letters:field.urgency'),
    security_level: t('letters:field.security'),
  }
  const dateField = (name: 'letter_date' | 'received_date') => (
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
          max={today()}
          error={errors[name]?.message}
        />
      )}
    />
  )
  return (
    <FormDialog
      title={t('releaseTitle')}
      app={app}
      labels={labels}
      onSave={(values) => release.mutate(values)}
      onClose={onClose}
      saveLabel={t('release')}
      saving={release.isPending}
    >
      <Text>{message.reason_message}</Text>
      <Text>{t('releaseHint')}</Text>
      <TextInput
        label={labels.sender_name}
        {...register('sender_name', required)}
        error={errors.sender_name?.message}
      />
      <TextInput
        label={labels.letter_number}
        {...register('letter_number', required)}
        error={errors.letter_number?.message}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {dateField('letter_date')}
        {dateField('received_date')}
      </SimpleGrid>
      <Textarea
        label={labels.subject}
        autosize
        minRows={1}
        {...register('subject', required)}
        error={errors.subject?.message}
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
              value={field.value}
              onChange={field.onChange}
              at={today()}
              error={errors.classification_code?.message}
            />
          )}
        />
        <ChoiceField
          control={control}
          name="urgency"
          label={labels.urgency}
          options={URGENCIES.map((value) => ({ value, label: t(`letters:urgency.${value}`) }))}
        />
        <ChoiceField
          control={control}
          name="security_level"
          label={labels.security_level}
          options={SECURITY_LEVELS.map((value) => ({ value, label: t(`letters:security.${value}`) }))}
        />
      </SimpleGrid>
    </FormDialog>
  )
}
