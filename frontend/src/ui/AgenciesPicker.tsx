import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { type ReactNode, type Ref, useState } from 'react'
import { api } from '@/api/client'
import type { AgencyChoice } from './AgencyPicker'
import { AsyncMultiSelect } from './AsyncSelect'

interface AgenciesPickerProps {
  label: ReactNode
  /** In the order of choosing. */
  value: AgencyChoice[]
  onChange: (agencies: AgencyChoice[]) => void
  description?: ReactNode
  error?: ReactNode
  ref?: Ref<HTMLInputElement>
}

export function AgenciesPicker({ value, onChange, ...field }: AgenciesPickerProps) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const agencies = api.useQuery(
    'get',
    '/api/v1/agencies',
    { params: { query: { limit: 100, ...(q ? { q } : {}) } } },
    { placeholderData: keepPreviousData },
  )
  const found = agencies.data?.items ?? []
  const choose = (ids: string[]) => {
    const known: AgencyChoice[] = [...value, ...found.map(({ id, name }) => ({ id, name }))]
    onChange(ids.flatMap((id) => known.find((choice) => choice.id === id) ?? []))
  }
  return (
    <AsyncMultiSelect
      {...field}
      found={found.map((agency) => ({ value: agency.id, label: agency.name }))}
      loading={agencies.isFetching}
      onSearch={setText}
      chosen={value.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={choose}
    />
  )
}
