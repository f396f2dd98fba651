import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { type Control, useWatch } from 'react-hook-form'
import { loadDraft, saveDraft, withoutNumbers } from '@/lib/draft'
import { formatTime } from '@/lib/format'
import type { FormField, FormValues } from '@/lib/schemaForm'
import type { Evidence } from './documents'

export interface IntakeValues {
  form_data: FormValues
  documents: Evidence[]
}

export const draftName = (code: string) => `loket.${code}`

/** The draft of an earlier visit, if it fits the requirements of today. */
export function restored(code: string, requirements: number): IntakeValues | null {
  const draft = loadDraft<IntakeValues>(draftName(code))
  return draft?.documents?.length === requirements ? draft : null
}

/** Keeps what is typed while it is typed; gives the time of the last save. */
export function useAutosave(
  code: string,
  fields: FormField[],
  control: Control<IntakeValues>,
): string | null {
  const values = useWatch({ control }) as IntakeValues
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const save = useDebouncedCallback(({ form_data, documents }: IntakeValues) => {
    const kept = withoutNumbers(fields, form_data)
    const begun = Object.keys(kept).length > 0 || documents.some(({ how }) => how !== 'none')
    if (!begun) return
    saveDraft(draftName(code), { form_data: kept, documents })
    setSavedAt(formatTime(new Date().toISOString()))
  }, 1000)
  useEffect(() => save(values), [save, values])
  return savedAt
}
