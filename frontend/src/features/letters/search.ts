import type {
  AgendaRegister,
  Direction,
  DispositionStatus,
  LetterBox,
  LetterColumn,
  LetterSort,
  LetterStatus,
  MessageState,
  Urgency,
} from './types'
import { DISPOSITION_STATUSES, INCOMING, OUTGOING, URGENCIES } from './words'

type Raw = Record<string, unknown>

const BOXES: LetterBox[] = ['inbox', 'to_me', 'drafts', 'to_review', 'to_approve', 'outbox']

/** What a row of the list can tell besides whom the letter is from and about what, in the order of the row. */
export const COLUMNS: LetterColumn[] = [
  'agenda_number',
  'letter_number',
  'kind',
  'agency',
  'attachments',
  'urgency',
  'status',
  'due_date',
]
/** What a row tells by itself. */
const OWN = COLUMNS.filter((column) => column !== 'kind')

/** What the address of the inbox says: the box, its filters, and the letter in the preview. */
export interface InboxSearch {
  /** Missing is the incoming letters, `all` every letter of the caller's scope. */
  box?: LetterBox | 'all'
  status?: LetterStatus
  urgency?: Urgency
  kind?: string
  /** Filters that are set from the breakdown of a result. */
  direction?: Direction
  agency_id?: string
  classification?: string
  year?: number
  from?: string
  until?: string
  unread?: boolean
  q?: string
  /** Missing is the newest first. */
  sort?: Exclude<LetterSort, 'newest'>
  /** What a row tells where the reader wants it; missing is what it tells by itself. */
  columns?: LetterColumn[]
  letter?: string
}

export interface DispositionsSearch {
  /** Missing is what was given to the caller. */
  box?: 'from_me'
  /** Missing is everything that is not finished. */
  status?: DispositionStatus | 'all'
}

export interface AgendaSearch {
  register?: AgendaRegister
  from?: string
  until?: string
}

function one<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((candidate) => candidate === value)
}

/** The router reads `?q=12` as a number. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}

/** The orders of a box besides the newest first: only what was given to the reader is due. */
export function sortsIn(box: LetterBox | 'all' | undefined): Exclude<LetterSort, 'newest'>[] {
  return box === 'to_me' ? ['oldest', 'due'] : ['oldest']
}

export function shownColumns(columns: LetterColumn[] | undefined): LetterColumn[] {
  return columns ?? OWN
}

/** Nothing is said where the choice is what a row tells by itself. */
function columnsOf(value: unknown): LetterColumn[] | undefined {
  if (!Array.isArray(value)) return undefined
  const chosen = COLUMNS.filter((column) => value.includes(column))
  return chosen.join() === OWN.join() ? undefined : chosen
}

/** Leaves out what is not set, so that addresses stay short. */
export function compact<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T
}

export function inboxSearch(raw: Raw): InboxSearch {
  const box = one(raw['box'], [...BOXES, 'all'] as const)
  return compact<InboxSearch>({
    box,
    status: one(raw['status'], [...INCOMING, ...OUTGOING]),
    urgency: one(raw['urgency'], URGENCIES),
    kind: text(raw['kind']),
    direction: one(raw['direction'], ['incoming', 'outgoing'] as const),
    agency_id: text(raw['agency_id']),
    classification: text(raw['classification']),
    year: typeof raw['year'] === 'number' ? raw['year'] : undefined,
    from: day(raw['from']),
    until: day(raw['until']),
    unread: raw['unread'] === true ? true : undefined,
    q: text(raw['q']),
    sort: one(raw['sort'], sortsIn(box)),
    columns: columnsOf(raw['columns']),
    letter: text(raw['letter']),
  })
}

export function dispositionsSearch(raw: Raw): DispositionsSearch {
  return compact<DispositionsSearch>({
    box: one(raw['box'], ['from_me'] as const),
    status: one(raw['status'], [...DISPOSITION_STATUSES, 'all'] as const),
  })
}

export function agendaSearch(raw: Raw): AgendaSearch {
  return compact<AgendaSearch>({
    register: one(raw['register'], ['incoming', 'outgoing'] as const),
    from: day(raw['from']),
    until: day(raw['until']),
  })
}

/** Which rows of an import are shown; missing is those that something is wrong with. The page knows the results. */
export function rowsSearch(raw: Raw): { rows?: string } {
  return compact<{ rows?: string }>({ rows: text(raw['rows']) })
}

/** `?id` edits a draft, `?reply` answers a letter. */
export function draftSearch(raw: Raw): { id?: string; reply?: string } {
  return compact<{ id?: string; reply?: string }>({ id: text(raw['id']), reply: text(raw['reply']) })
}

/** `?v` is the version that is shown, `?since` the earlier one that it is compared with. */
export function versionsSearch(raw: Raw): { v?: number; since?: number } {
  const number = (value: unknown) =>
    typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined
  return compact<{ v?: number; since?: number }>({ v: number(raw['v']), since: number(raw['since']) })
}

export function sendersSearch(raw: Raw): { q?: string } {
  return compact<{ q?: string }>({ q: text(raw['q']) })
}

/** Missing is what waits for a decision. */
export function messagesSearch(raw: Raw): { state?: MessageState | 'all' } {
  const states = ['quarantined', 'registered', 'released', 'discarded', 'all'] as const
  return compact<{ state?: MessageState | 'all' }>({ state: one(raw['state'], states) })
}
