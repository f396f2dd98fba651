import type { Fault, Tally } from './types'

/** Parts of a tally that are there, in the order in which they are told. */
const PARTS = ['used', 'held', 'voids', 'skipped', 'lent', 'inserted'] as const
export type Part = (typeof PARTS)[number]

export function partsOf(tally: Tally): { part: Part; count: number }[] {
  return PARTS.map((part) => ({ part, count: tally[part] })).filter(({ count }) => count > 0)
}

/** `7`, `7–9` or `35.a` */
export function rangeOf({ first, last, suffix }: Pick<Fault, 'first' | 'last'> & { suffix?: string | null }) {
  if (suffix) return `${first}.${suffix}`
  return first === last ? String(first) : `${first}–${last}`
}
