import { Stack, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import type { BackDateValue } from './backDate'

interface BackDateFieldsProps {
  value: BackDateValue
  onChange: (value: BackDateValue) => void
  errors: { date?: ReactNode; reason?: ReactNode }
}

/** The earlier date and its reason. Apart from the dialogs, since few open it and it brings the calendar. */
export default function BackDateFields({ value, onChange, errors }: BackDateFieldsProps) {
  const { t } = useTranslation('signing')
  return (
    <Stack>
      <DateField
        label={t('backDate.date')}
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        max={today()}
        error={errors.date}
      />
      <Textarea
        label={t('backDate.reason')}
        description={t('backDate.reasonHint')}
        value={value.reason}
        onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
        error={errors.reason}
      />
    </Stack>
  )
}
