import { Alert, Button, Group, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '@/features/letters/ChoiceField'
import { ClassificationPicker } from '@/features/letters/ClassificationPicker'
import { useKinds } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { SECURITY_LEVELS, URGENCIES } from '@/features/letters/words'
import { today } from '@/lib/dates'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'
import { AddresseeFields } from './AddresseeFields'
import { Conflict } from './Conflict'
import { SignerFields } from './SignerFields'
import { useDraftLabels } from './useDraftLabels'
import { useSaveDraft } from './useSaveDraft'
import { type Values, valuesOf } from './values'

interface DraftFormProps {
  initial: Values
  /** The draft that is changed; missing for a new one. */
  letter?: Letter
  /** The letter that a new one answers. */
  replyTo?: Letter
}

export function DraftForm({ initial, letter, replyTo }: DraftFormProps) {
  const { t } = useTranslation('letters')
  const { form, server, submit } = useAppForm<Values>({ defaultValues: initial })
  const { control } = form
  const { errors, isDirty } = form.formState
  const labels = useDraftLabels()
  const optional = useOptional()
  const kinds = useKinds()
  const navigate = useNavigate()
  const saved = useRef(false)
  const draft = useSaveDraft({
    letter,
    replyTo,
    server,
    onSaved: ({ id }) => {
      saved.current = true
      toast.done(t('draft.saved'))
      void navigate({ to: '/surat/$id', params: { id } })
    },
  })
  const takeTheirs = () => {
    if (draft.theirs) form.reset(valuesOf(draft.theirs))
    draft.takeTheirs()
  }
  const required = { required: fieldText('required') }
  return (
    <form noValidate onSubmit={submit(draft.save)}>
      <LeaveGuard unsaved={() => isDirty && !saved.current} />
      {draft.theirs && (
        <Conflict
          theirs={draft.theirs}
          mine={form.getValues()}
          labels={labels}
          saving={draft.saving}
          onTake={takeTheirs}
          onOverwrite={() => draft.overwrite(form.getValues())}
        />
      )}
      <ProblemSummary form={form} labels={labels} problem={server.problem} />
      <Stack>
        {replyTo && (
          <Alert title={t('draft.answers')}>
            {replyTo.sender_name} · {replyTo.letter_number} · {replyTo.subject}
          </Alert>
        )}
        <ChoiceField control={control} name="kind" label={labels.kind} options={kinds.names} searchable />
        <TextInput
          label={labels.subject}
          {...form.register('subject', required)}
          error={errors.subject?.message}
        />
        <Controller
          control={control}
          name="classification_code"
          rules={required}
          render={({ field }) => (
            <ClassificationPicker
              ref={field.ref}
              label={labels.classification_code}
              description={t('draft.classificationHint')}
              value={field.value}
              onChange={field.onChange}
              at={today()}
              error={errors.classification_code?.message}
            />
          )}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
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
          />
        </SimpleGrid>
        <AddresseeFields form={form} labels={labels} />
        <Textarea
          label={labels.body}
          description={t('draft.bodyHint')}
          autosize
          minRows={10}
          {...form.register('body', required)}
          error={errors.body?.message}
        />
        <Controller
          control={control}
          name="upload_ids"
          render={({ field }) => (
            <UploadField
              label={optional(labels.upload_ids)}
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
        <SignerFields form={form} labels={labels} />
        <Group>
          <Button type="submit" loading={draft.saving}>
            {t('draft.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
