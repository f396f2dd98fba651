import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/id'
import { DateInput } from '@mantine/dates'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { parseTypedDate } from '@/lib/dates'
import classes from './DateField.module.css'

interface DateFieldProps {
  label: ReactNode
  /** YYYY-MM-DD */
  value: string | null | undefined
  onChange: (value: string | null) => void
  description?: ReactNode
  error?: ReactNode
  name?: string
  min?: string
  max?: string
  clearable?: boolean
  onBlur?: () => void
  ref?: Ref<HTMLInputElement>
}

/** A day, typed as DD/MM/YYYY or picked; the value is YYYY-MM-DD. */
export function DateField({ value, min, max, clearable = true, ...field }: DateFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <DateInput
      {...field}
      value={value ?? null}
      clearable={clearable}
      valueFormat="DD/MM/YYYY"
      placeholder={t('date.placeholder')}
      locale={language}
      firstDayOfWeek={1}
      // Mantine's own parser empties the field when it meets a date in words
      dateParser={parseTypedDate}
      {...(min ? { minDate: min } : {})}
      {...(max ? { maxDate: max } : {})}
      // a calendar that fades out would still lie over the next field
      popoverProps={{ transitionProps: { duration: 0 } }}
      // their grey is below the contrast of WCAG AA
      hideOutsideDates
      classNames={{ day: classes['day'] ?? '' }}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      ariaLabels={{
        previousMonth: t('date.previousMonth'),
        nextMonth: t('date.nextMonth'),
        previousYear: t('date.previousYear'),
        nextYear: t('date.nextYear'),
        previousDecade: t('date.previousDecade'),
        nextDecade: t('date.nextDecade'),
      }}
    />
  )
}
