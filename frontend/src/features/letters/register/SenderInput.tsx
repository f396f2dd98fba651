import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import type { ReactNode, Ref } from 'react'
import { api } from '@/api/client'

interface SenderInputProps {
  label: ReactNode
  description: ReactNode
  value: string
  onChange: (name: string) => void
  error: ReactNode
  ref: Ref<HTMLInputElement>
}

/** A sender's name; those of the address book are offered, any other may be typed. */
export function SenderInput(props: SenderInputProps) {
  const [q] = useDebouncedValue(props.value.trim(), 250)
  const found = api.useQuery(
    'get',
    '/api/v1/senders',
    { params: { query: { q, limit: 8 } } },
    { enabled: q.length > 1, placeholderData: keepPreviousData },
  )
  const names = q.length > 1 ? (found.data?.items ?? []).map(({ name }) => name) : []
  return (
    <Autocomplete
      {...props}
      data={names}
      // the server has filtered already, by the words in any order
      filter={({ options }) => options}
      comboboxProps={{ shadow: 'md' }}
      maxDropdownHeight={260}
    />
  )
}
