import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { type ReactNode, type Ref, useState } from 'react'
import { api } from '@/api/client'
import { AsyncSelect } from '@/ui/AsyncSelect'

interface ClassificationPickerProps {
  label: ReactNode
  description?: ReactNode
  error?: ReactNode
  value: string | null
  onChange: (code: string | null) => void
  /** Offers the scheme in force on this day, YYYY-MM-DD. */
  at: string
  ref?: Ref<HTMLInputElement>
}

/** Archive classification, found by code or by words. */
export function ClassificationPicker({ value, onChange, at, ...field }: ClassificationPickerProps) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  // what is chosen stands in the box as "090 – Perjalanan dinas": search by its code
  const words = q.split(' – ')[0] ?? ''
  const query = { at, limit: 50, ...(words ? { q: words } : {}) }
  const classes = api.useQuery(
    'get',
    '/api/v1/classifications',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  const found = (classes.data?.items ?? []).map(({ code, title }) => ({
    value: code,
    label: `${code} – ${title}`,
  }))
  const chosen = value ? (found.find((option) => option.value === value) ?? { value, label: value }) : null
  return (
    <AsyncSelect
      {...field}
      found={found}
      loading={classes.isFetching}
      onSearch={setText}
      chosen={chosen}
      onChange={onChange}
    />
  )
}
