import type { Application } from '@/features/permits/types'
import { cleanValues, type FormField, type FormValues, isPersonal as masked } from '@/lib/schemaForm'

/** What was missing names the places to show first; without names everything is shown. */
export function namedPlaces({ missing }: Application): { papers: number[]; answers: string[] } {
  const at = (start: string) =>
    missing.flatMap(({ pointer }) => (pointer.startsWith(start) ? pointer.slice(start.length) : []))
  return { papers: at('/documents/').map(Number), answers: at('/form_data/') }
}

/** The answers to start from: masked numbers are left empty, they cannot be corrected from their mask. */
export function startValues(fields: FormField[], answers: FormValues): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.key, masked(field) ? '' : (answers[field.key] ?? '')]),
  )
}

/** Only what differs is sent; an answer that was emptied is sent empty, a masked number never is. */
export function changedAnswers(fields: FormField[], before: FormValues, typed: FormValues): FormValues {
  const after = cleanValues(fields, typed)
  const changed = fields.flatMap((field) => {
    const { key } = field
    const now = after[key]
    if (now === undefined) return masked(field) || before[key] === undefined ? [] : [[key, ''] as const]
    return JSON.stringify(now) === JSON.stringify(before[key]) ? [] : [[key, now] as const]
  })
  return Object.fromEntries(changed)
}
