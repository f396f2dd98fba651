import type { FieldErrors, RefCallBack } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { type PositionChoice, PositionsPicker } from '@/ui/PositionPicker'

interface Field<T> {
  ref: RefCallBack
  value: T
  onChange: (value: T) => void
}

interface ReceiversProps {
  field: Field<PositionChoice[]>
  label: string
  errors: FieldErrors<{ receivers: PositionChoice[] }>
}

/** To whom a sheet goes, those of the own office first. */
export function Receivers({ field, label, errors }: ReceiversProps) {
  const { t } = useTranslation('letters')
  const agencyId = useMe()?.position.agency.id
  return (
    <PositionsPicker
      ref={field.ref}
      label={label}
      description={t('dispose.receiversHint')}
      {...(agencyId ? { nearAgencyId: agencyId } : {})}
      value={field.value}
      onChange={field.onChange}
      error={listMessage(
        errors,
        'receivers',
        field.value.map((receiver) => receiver.label),
      )}
    />
  )
}

interface DueDateProps {
  field: Field<string | null>
  label: string
  error: string | undefined
}

/** Until when it is to be done; from today on. */
export function DueDate({ field, label, error }: DueDateProps) {
  const { t } = useTranslation('letters')
  const optional = useOptional()
  return (
    <DateField
      ref={field.ref}
      label={optional(label)}
      description={t('dispose.dueDateHint')}
      value={field.value}
      onChange={field.onChange}
      min={today()}
      error={error}
    />
  )
}
