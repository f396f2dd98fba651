import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { type ReactNode, type Ref, useState } from 'react'
import { api } from '@/api/client'
import type { Permission, Position } from '@/api/types'
import { AsyncMultiSelect, AsyncSelect, type Option } from './AsyncSelect'

/** What is kept of a chosen position: enough to show it again. */
export interface PositionChoice {
  id: string
  label: string
}

/** "Lurah – Siti Aminah (Kelurahan Telanaipura)": offices are known by the person as often as by the title. */
export function positionLabel({
  title,
  holder,
  agency,
}: Pick<Position, 'title' | 'holder' | 'agency'>): string {
  return `${title}${holder ? ` – ${holder.name}` : ''} (${agency.name})`
}

interface Narrowing {
  /** Offers positions of one agency only. */
  agencyId?: string
  /** Offers positions of this agency until something is typed; the search goes through all. */
  nearAgencyId?: string
  /** Offers positions with a right only. */
  permission?: Permission
}

function useFound({ agencyId, nearAgencyId, permission }: Narrowing) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const agency = agencyId ?? (q ? undefined : nearAgencyId)
  const query = {
    limit: 50,
    ...(q ? { q } : {}),
    ...(agency ? { agency_id: agency } : {}),
    ...(permission ? { permission } : {}),
  }
  const positions = api.useQuery(
    'get',
    '/api/v1/positions',
    { params: { query } },
    { placeholderData: keepPreviousData },
  )
  const found: Option[] = (positions.data?.items ?? []).map((position) => ({
    value: position.id,
    label: positionLabel(position),
  }))
  return { found, loading: positions.isFetching, onSearch: setText }
}

interface FieldProps extends Narrowing {
  label: ReactNode
  description?: ReactNode
  error?: ReactNode
  ref?: Ref<HTMLInputElement>
}

interface PositionPickerProps extends FieldProps {
  value: PositionChoice | null
  onChange: (position: PositionChoice | null) => void
}

export function PositionPicker({ value, onChange, ...props }: PositionPickerProps) {
  const { agencyId, nearAgencyId, permission, ...field } = props
  const results = useFound(props)
  const choose = (id: string | null) => {
    const option = results.found.find((candidate) => candidate.value === id)
    onChange(option ? { id: option.value, label: option.label } : null)
  }
  return (
    <AsyncSelect
      {...field}
      {...results}
      // the chosen label is put into the search box; searching for it would find nothing else
      onSearch={(text) => results.onSearch(text === value?.label ? '' : text)}
      chosen={value && { value: value.id, label: value.label }}
      onChange={choose}
    />
  )
}

interface PositionsPickerProps extends FieldProps {
  /** In the order of choosing. */
  value: PositionChoice[]
  onChange: (positions: PositionChoice[]) => void
  max?: number
}

export function PositionsPicker({ value, onChange, ...props }: PositionsPickerProps) {
  const { agencyId, nearAgencyId, permission, ...field } = props
  const results = useFound(props)
  const choose = (ids: string[]) => {
    const known = [...value, ...results.found.map((option) => ({ id: option.value, label: option.label }))]
    onChange(ids.flatMap((id) => known.find((choice) => choice.id === id) ?? []))
  }
  return (
    <AsyncMultiSelect
      {...field}
      {...results}
      chosen={value.map(({ id, label }) => ({ value: id, label }))}
      onChange={choose}
    />
  )
}
