import { Loader, MultiSelect, Select } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'

export interface Option {
  value: string
  label: string
}

interface CommonProps {
  label: ReactNode
  description?: ReactNode
  error?: ReactNode
  /** What the server found for the text typed. */
  found: Option[]
  loading: boolean
  onSearch: (text: string) => void
  ref?: Ref<HTMLInputElement>
}

/** Options that are chosen stay in the list, or their labels would vanish with the next search. */
export function withChosen(found: Option[], chosen: Option[]): Option[] {
  const missing = chosen.filter(({ value }) => !found.some((option) => option.value === value))
  return [...missing, ...found]
}

function useCommon({ loading, found: _found, onSearch, ...field }: CommonProps) {
  const { t } = useTranslation()
  return {
    ...field,
    searchable: true,
    clearable: true,
    onSearchChange: onSearch,
    // the server has filtered already
    filter: ({ options }: { options: Option[] }) => options,
    nothingFoundMessage: loading ? t('state.loading') : t('state.noneFound'),
    placeholder: t('state.typeToSearch'),
    rightSection: loading ? <Loader size={16} role="img" aria-label={t('state.loading')} /> : undefined,
    clearButtonProps: { 'aria-label': t('action.clear') },
    comboboxProps: { shadow: 'md' },
  }
}

interface SingleProps extends CommonProps {
  chosen: Option | null
  onChange: (value: string | null) => void
}

export function AsyncSelect({ chosen, onChange, ...props }: SingleProps) {
  const common = useCommon(props)
  return (
    <Select
      {...(common as object)}
      data={withChosen(props.found, chosen ? [chosen] : [])}
      value={chosen?.value ?? null}
      onChange={onChange}
    />
  )
}

interface MultiProps extends CommonProps {
  chosen: Option[]
  onChange: (values: string[]) => void
  max?: number
}

export function AsyncMultiSelect({ chosen, onChange, max, ...props }: MultiProps) {
  const common = useCommon(props)
  return (
    <MultiSelect
      {...(common as object)}
      data={withChosen(props.found, chosen)}
      value={chosen.map((option) => option.value)}
      onChange={onChange}
      hidePickedOptions
      {...(max === undefined ? {} : { maxValues: max })}
    />
  )
}
