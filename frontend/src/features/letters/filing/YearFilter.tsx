import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

interface YearFilterProps {
  label: string
  value: number | undefined
  onChange: (year: number | undefined) => void
}

const yearOf = (typed: string) => (/^[1-9]\d{3}$/.test(typed) ? Number(typed) : undefined)

/** A year of four digits; what is not one yet narrows nothing. */
export function YearFilter({ label, value, onChange }: YearFilterProps) {
  const [typed, setTyped] = useState(String(value ?? ''))
  useEffect(() => setTyped((now) => (yearOf(now) === value ? now : String(value ?? ''))), [value])
  return (
    <TextInput
      label={label}
      inputMode="numeric"
      maxLength={4}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(yearOf(currentTarget.value))
      }}
      w={{ base: '100%', sm: 110 }}
    />
  )
}
