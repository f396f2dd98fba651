import type { Permission } from '@/api/types'
import type { InboxSearch } from '@/features/letters/search'
import type { LetterBox, LetterStatus, LettersQuery } from '@/features/letters/types'
import { INCOMING, OUTGOING } from '@/features/letters/words'

export type Box = LetterBox | 'all'

/** Boxes in the order of the page, with the right without which they stay empty. */
const RIGHTS: [Box, Permission][] = [
  ['inbox', 'letter.read'],
  ['to_me', 'letter.follow_up'],
  ['drafts', 'letter.draft'],
  ['to_review', 'letter.review'],
  ['to_approve', 'letter.approve'],
  ['outbox', 'letter.read'],
  ['all', 'letter.read'],
]

export function boxesFor(can: (permission: Permission) => boolean): Box[] {
  return RIGHTS.filter(([, right]) => can(right)).map(([box]) => box)
}

/** The states that letters of a box can be in; a box of one state needs no filter. */
export const statusesIn: Record<Box, LetterStatus[]> = {
  inbox: INCOMING.filter((status) => status !== 'closed'),
  to_me: INCOMING.filter((status) => status !== 'closed'),
  drafts: [],
  to_review: [],
  to_approve: [],
  outbox: ['approved', 'dispatched'],
  all: [...INCOMING, ...OUTGOING],
}

export function queryOf({
  letter: _letter,
  columns: _columns,
  box = 'inbox',
  ...rest
}: InboxSearch): LettersQuery {
  return { ...rest, ...(box === 'all' ? {} : { box }) }
}

/** By what the list is narrowed. */
export function filtersOf(search: InboxSearch): (keyof InboxSearch)[] {
  const { letter: _letter, box: _box, sort: _sort, columns: _columns, ...filters } = search
  return Object.keys(filters) as (keyof InboxSearch)[]
}
