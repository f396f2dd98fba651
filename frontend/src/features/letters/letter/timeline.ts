import { personName } from '@/features/letters/people'
import type { Disposition, Letter, Review } from '@/features/letters/types'
import type { Tone } from '@/ui/StatusBadge'

/** A step of a letter's way; its words are `timeline.<key>`. */
export interface Step {
  id: string
  key:
    | 'registered'
    | 'inBook'
    | 'received'
    | 'drafted'
    | 'disposed'
    | 'opened'
    | 'reported'
    | 'completed'
    | 'initialled'
    | 'returned'
    | 'approved'
    | 'dispatched'
    | 'closed'
    | 'cancelled'
    | 'withdrawn'
    | 'asked'
    | 'answered'
    | 'sentBack'
  at: string
  actor?: string | undefined
  /** Whom it concerns: the receiver of a disposition. */
  whom?: string
  note?: string | null | undefined
  tone: Tone
}

/** Of a letter that was taken over from a book on paper only its day in the book is known. */
const FROM_BOOK = 'agenda_import'

function start(letter: Letter): Step {
  const at = letter.created_at
  if (letter.origin_type === FROM_BOOK) return { id: 'start', key: 'inBook', at, tone: 'info' }
  if (letter.direction === 'outgoing')
    return {
      id: 'start',
      key: 'drafted',
      at,
      actor: letter.drafter ? personName(letter.drafter) : undefined,
      tone: 'neutral',
    }
  const key = letter.source_letter_id ? 'received' : 'registered'
  return { id: 'start', key, at, tone: 'info' }
}

function ofReport(report: Disposition['follow_ups'][number], { kind, to }: Disposition): Step {
  const { id, created_at: at, report: note } = report
  const actor = report.name ?? personName(to)
  if (report.kind === 'return') return { id, key: 'sentBack', at, actor, note, tone: 'warning' }
  if (kind === 'opinion') return { id, key: 'answered', at, actor, note, tone: 'success' }
  return {
    id,
    key: report.done ? 'completed' : 'reported',
    at,
    actor,
    note,
    tone: report.done ? 'success' : 'info',
  }
}

function ofDisposition(disposition: Disposition): Step[] {
  const { id, from, to, created_at, read_at, note } = disposition
  const receiver = personName(to)
  const given: Step = {
    id,
    key: disposition.kind === 'opinion' ? 'asked' : 'disposed',
    at: created_at,
    actor: personName(from),
    whom: receiver,
    note,
    tone: 'info',
  }
  const opened: Step[] = read_at
    ? [{ id: `${id}-read`, key: 'opened', at: read_at, actor: receiver, tone: 'neutral' }]
    : []
  const reports = disposition.follow_ups.map((report) => ofReport(report, disposition))
  return [given, ...opened, ...reports]
}

function ofReview({ id, reviewer, status, note, decided_at }: Review): Step[] {
  if (!decided_at || (status !== 'initialled' && status !== 'returned')) return []
  const tone = status === 'returned' ? 'warning' : 'success'
  return [{ id, key: status, at: decided_at, actor: personName(reviewer), note, tone }]
}

function end(letter: Letter): Step[] {
  const { status, updated_at: at, origin_type: origin } = letter
  if (origin === FROM_BOOK) return []
  if (status === 'withdrawn') {
    const { recall } = letter
    const actor = recall ? personName(recall.by) : undefined
    return [{ id: 'end', key: status, at, actor, note: recall?.reason, tone: 'danger' }]
  }
  if (status !== 'closed' && status !== 'dispatched' && status !== 'cancelled') return []
  return [{ id: 'end', key: status, at, tone: status === 'cancelled' ? 'danger' : 'success' }]
}

/** What happened to the letter, newest first. */
export function stepsOf(letter: Letter, dispositions: Disposition[]): Step[] {
  const approved: Step[] = letter.approved_at
    ? [
        {
          id: 'approved',
          key: 'approved',
          at: letter.approved_at,
          actor: letter.approver ? personName(letter.approver) : undefined,
          note: letter.letter_number,
          tone: 'success',
        },
      ]
    : []
  const steps = [
    start(letter),
    ...dispositions.flatMap(ofDisposition),
    ...letter.reviews.flatMap(ofReview),
    ...approved,
    ...end(letter),
  ]
  // steps of one instant stay in the order in which they are listed
  return steps
    .map((step, place) => ({ step, place }))
    .sort((one, other) => Date.parse(other.step.at) - Date.parse(one.step.at) || other.place - one.place)
    .map(({ step }) => step)
}
