import { Text } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { formatTime } from '@/lib/format'
import { keep, mayKeep } from './kept'
import type { Values } from './values'

interface KeptLineProps {
  form: UseFormReturn<Values>
  name: string
  version: number | null
  /** The draft was saved or given up: nothing is kept any more. */
  over: () => boolean
}

/** Keeps what is typed while it is typed, so that a reload or an ended session loses nothing, and says so. */
export function KeptLine({ form, name, version, over }: KeptLineProps) {
  const { t } = useTranslation('letters')
  const values = useWatch({ control: form.control }) as Values
  const { isDirty } = useFormState({ control: form.control })
  const [at, setAt] = useState<string | null>(null)
  const save = useDebouncedCallback((typed: Values) => {
    if (over()) return
    const now = new Date().toISOString()
    keep(name, typed, version, now)
    setAt(now)
  }, 1000)
  useEffect(() => {
    if (isDirty) save(values)
  }, [isDirty, save, values])
  if (!isDirty || !at || !mayKeep(values)) return null
  return (
    <Text size="sm" c="dimmed" role="status">
      {t('draft.kept', { time: formatTime(at) })}
    </Text>
  )
}
