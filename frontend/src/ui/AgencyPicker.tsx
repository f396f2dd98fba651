import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { type ReactNode, type Ref, useState } from 'react'
import { api } from '@/api/client'
import type { Agency } from '@/api/types'
import { AsyncSelect } from './AsyncSelect'

/** What is kept of a chosen agency: enough to show it again. */
export type AgencyChoice = Pick<Agency, 'id' | 'name'>

interface AgencyPickerProps {
  label: ReactNode
  value: AgencyChoice | null
  onChange: (agency: AgencyChoice | null) => void
  /** Offers agencies of one kind only. */
  kind?: Agency['kind']
  description?: ReactNode
  error?: ReactNode
  ref?: Ref<HTMLInputElement>
}

export function AgencyPicker({ value, onChange, kind, ...field }: AgencyPickerProps) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text === value?.name ? '' : text.trim(), 250)
  const query = { limit: 50, ...(q ? { q } : {}), ...(kind ? { kind } : {}) }
  const agencies = api.useQuery(
    'get',
    '/api/v1/agencies',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  const items = agencies.data?.items ?? []
  return (
    <AsyncSelect
      {...field}
      found={items.map((agency) => ({ value: agency.id, label: agency.name }))}
      loading={agencies.isFetching}
      onSearch={setText}
      chosen={value && { value: value.id, label: value.name }}
      onChange={(id) => onChange(items.find((agency) => agency.id === id) ?? null)}
    />
  )
}
