import type { Problem } from '@/api/problem'
import { fieldText } from '@/ui/problemText'

export interface BackDateValue {
  date: string | null
  reason: string
}

export const NO_BACK_DATE: BackDateValue = { date: null, reason: '' }

/** What a request says of the earlier date; a date that is not filled in is left to the server to refuse. */
export function backDateOf(wanted: boolean, { date, reason }: BackDateValue) {
  return wanted ? { back_date: { date: date ?? '', reason: reason.trim() } } : {}
}

/** What is missing before anything is sent. */
export function missingIn({ date, reason }: BackDateValue): { date?: string; reason?: string } {
  return {
    ...(date ? {} : { date: fieldText('required') }),
    ...(reason.trim() ? {} : { reason: fieldText('required') }),
  }
}

/** What the server refused, at its field; null where it refused something else. */
export function refusedIn({ errors }: Problem): { date?: string; reason?: string } | null {
  const at = (pointer: string) => errors?.find((fault) => fault.pointer === pointer)
  const [date, reason] = [at('/back_date/date'), at('/back_date/reason')]
  if (!date && !reason) return null
  return {
    ...(date ? { date: fieldText(date.code, date.detail) } : {}),
    ...(reason ? { reason: fieldText(reason.code, reason.detail) } : {}),
  }
}
