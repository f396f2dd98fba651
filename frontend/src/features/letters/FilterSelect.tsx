import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface FilterSelectProps<T extends string> {
  label: string
  value: T | undefined
  options: { value: T; label: string }[]
  onChange: (value: T | undefined) => void
  width?: number
  /** What an empty filter shows; "all" where it is not said. */
  placeholder?: string
}

/** One filter of a list. */
export function FilterSelect<T extends string>(props: FilterSelectProps<T>) {
  const { t } = useTranslation(['letters', 'common'])
  return (
    <Select
      label={props.label}
      placeholder={props.placeholder ?? t('filter.any')}
      data={props.options}
      value={props.value ?? null}
      onChange={(value) => props.onChange(props.options.find((option) => option.value === value)?.value)}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
      w={{ base: '100%', sm: props.width ?? 160 }}
    />
  )
}
