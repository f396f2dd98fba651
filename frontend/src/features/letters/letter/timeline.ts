import { personName } from '@/features/letters/people'
import type { Disposition, HistoryAction, HistoryEntry, Letter } from '@/features/letters/types'
import type { Tone } from '@/ui/StatusBadge'

/** A step of a letter's way; its words are `timeline.<action>`. */
export interface Step {
  id: string
  action: HistoryAction
  at: string
  actor?: string | undefined
  /** The title of the position that the actor stood in for. */
  onBehalfOf?: string | null | undefined
  /** Whom it concerns: the receiver of a disposition. */
  whom: string
  note?: string | null | undefined
  tone: Tone
}

/** Steps that stand out; the others only happened. */
const TONES: Partial<Record<HistoryAction, Tone>> = {
  'letter.register': 'info',
  'letter.receive': 'info',
  'letter.import': 'info',
  'letter.dispose': 'info',
  'disposition.forward': 'info',
  'disposition.ask_opinion': 'info',
  'disposition.follow_up': 'info',
  'disposition.complete': 'success',
  'disposition.answer': 'success',
  'disposition.send_back': 'warning',
  'disposition.escalate': 'warning',
  'letter.review': 'success',
  'letter.return': 'warning',
  'letter.approve': 'success',
  'letter.dispatch': 'success',
  'letter.close': 'success',
  'letter.cancel': 'danger',
  'letter.recall': 'danger',
  'letter.withdraw': 'danger',
  'letter.revoke': 'danger',
  'letter.destroy': 'danger',
  'dispatch.fail': 'danger',
  'dispatch.return': 'warning',
}

/** What was written with the step: in the ledger, on the disposition, or in a report of the same moment. */
function noteOf(entry: HistoryEntry, letter: Letter, disposition: Disposition | undefined) {
  if (entry.note) return entry.note
  switch (entry.action) {
    case 'letter.approve':
      return letter.letter_number
    case 'letter.dispose':
    case 'disposition.forward':
    case 'disposition.ask_opinion':
      return disposition?.note
    default:
      return disposition?.follow_ups.find(({ created_at }) => created_at === entry.recorded_at)?.report
  }
}

/** The history as the page tells it; newest first, as it comes. */
export function stepsOf(history: HistoryEntry[], letter: Letter, dispositions: Disposition[]): Step[] {
  const known = new Map(dispositions.map((one) => [one.id, one]))
  return history.map((entry) => {
    const disposition = entry.disposition_id ? known.get(entry.disposition_id) : undefined
    return {
      id: entry.id,
      action: entry.action,
      at: entry.recorded_at,
      actor: entry.actor ? personName(entry.actor) : undefined,
      onBehalfOf: entry.on_behalf_of,
      whom: disposition ? personName(disposition.to) : '',
      note: noteOf(entry, letter, disposition),
      tone: TONES[entry.action] ?? 'neutral',
    }
  })
}
