import { personName } from '@/features/letters/people'
import type { Disposition } from '@/features/letters/types'
import type { PositionChoice } from '@/ui/PositionPicker'

/** A sheet that was given before: to whom, with which instructions. */
export interface RecentSheet {
  key: string
  receivers: PositionChoice[]
  instruction_codes: string[]
}

const MAX_SHEETS = 3
const MAX_RECEIVERS = 3

/** The last different sheets, latest first. Dispositions of one letter that were given at one moment are one sheet. */
export function recentSheets(given: Disposition[]): RecentSheet[] {
  const sheets = new Map<string, Disposition[]>()
  for (const one of given) {
    if (one.kind !== 'hand_over' || one.status === 'cancelled') continue
    const moment = `${one.letter.id} ${one.created_at}`
    sheets.set(moment, [...(sheets.get(moment) ?? []), one])
  }
  const found = new Map<string, RecentSheet>()
  for (const [first, ...others] of sheets.values()) {
    if (!first || others.length >= MAX_RECEIVERS) continue
    const receivers = [first, ...others]
      .map(({ to }) => ({ id: to.position_id, label: personName(to) }))
      .sort((one, other) => one.label.localeCompare(other.label))
    const { instruction_codes } = first
    const key = JSON.stringify([receivers.map(({ id }) => id), [...instruction_codes].sort()])
    if (!found.has(key)) found.set(key, { key, receivers, instruction_codes })
  }
  return [...found.values()].slice(0, MAX_SHEETS)
}
