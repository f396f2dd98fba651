import { Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Facts } from '@/features/permits/Facts'
import { registerNumber, serviceName } from '@/features/permits/text'
import type { Action, Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { useAppForm } from '@/ui/useAppForm'
import { useTransition } from './useTransition'

interface NoteDialogProps {
  action: Exclude<Action, 'return_incomplete' | 'resubmit' | 'hand_over'>
  application: Application
  onClose: () => void
}

/** The second look before a step that stays: what it is about, what it does, and a note. */
export function NoteDialog({ action, application, onClose }: NoteDialogProps) {
  const { t } = useTranslation('permits')
  const optional = useOptional()
  const app = useAppForm<{ note: string }>({ defaultValues: { note: '' } })
  const { take, busy } = useTransition(application)
  const save = ({ note }: { note: string }) =>
    take({ action, note: note.trim() || null }, { error: app.server.show, done: onClose })
  const label = t(`note.${noteOf(action)}`)
  return (
    <FormDialog
      title={t(`action.${action}`)}
      app={app}
      labels={{ note: label }}
      onSave={save}
      onClose={onClose}
      saveLabel={t(`action.${action}`)}
      saving={busy}
    >
      <Subject application={application} />
      <Text>{t(`explain.${action}`)}</Text>
      <Textarea
        label={EXPLAINED.includes(action) ? label : optional(label)}
        autosize
        minRows={2}
        maxLength={1000}
        {...app.form.register('note')}
        error={app.form.formState.errors.note?.message}
      />
    </FormDialog>
  )
}

/** What is done with a reason only. */
const EXPLAINED: Action[] = ['reject', 'send_back']
const SPECIAL = ['reject', 'send_back', 'complete_field_check', 'record_payment'] as const

function noteOf(action: Action): (typeof SPECIAL)[number] | 'other' {
  return SPECIAL.find((special) => special === action) ?? 'other'
}

function Subject({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  return (
    <Facts
      items={[
        { key: 'service', label: t('field.service'), text: serviceName(application.service, language) },
        { key: 'applicant', label: t('field.applicant'), text: application.applicant_name },
        { key: 'number', label: t('field.register'), text: registerNumber(application) },
      ]}
    />
  )
}
