import { Text, Textarea } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Complaint } from '@/features/permits/voice/types'
import { type AgencyChoice, AgencyPicker } from '@/ui/AgencyPicker'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { useAppForm } from '@/ui/useAppForm'
import { useStep } from './useStep'

interface StepDialogProps {
  action: 'forward' | 'answer'
  complaint: Complaint
  onClose: () => void
}

interface Values {
  note: string
  agency_id: AgencyChoice | null
}

/** Answers a complaint, or passes it to another office. */
export function StepDialog({ action, complaint, onClose }: StepDialogProps) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const optional = useOptional()
  const app = useAppForm<Values>({ defaultValues: { note: '', agency_id: null } })
  const { take, busy } = useStep(complaint)
  const { errors } = app.form.formState
  const save = ({ note, agency_id }: Values) =>
    take(
      { action, note: note.trim() || null, ...(agency_id ? { agency_id: agency_id.id } : {}) },
      { error: app.server.show, done: onClose },
    )
  const label = t(`note.${action}`)
  return (
    <FormDialog
      title={t(`action.${action}`)}
      app={app}
      labels={{ note: label, agency_id: t('to') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t(`action.${action}`)}
      saving={busy}
    >
      <Text>{t(`explain.${action}`)}</Text>
      {action === 'forward' && (
        <Controller
          control={app.form.control}
          name="agency_id"
          render={({ field }) => (
            <AgencyPicker
              ref={field.ref}
              label={t('to')}
              value={field.value}
              onChange={field.onChange}
              error={errors.agency_id?.message}
            />
          )}
        />
      )}
      <Textarea
        label={action === 'answer' ? label : optional(label)}
        autosize
        minRows={action === 'answer' ? 5 : 2}
        maxLength={action === 'answer' ? 4000 : 1000}
        {...app.form.register('note')}
        error={errors.note?.message}
      />
    </FormDialog>
  )
}
