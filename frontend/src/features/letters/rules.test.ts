import { expect, test } from 'vitest'
import { dueOn } from './due'
import { boxesFor, filtersOf, queryOf } from './inbox/boxes'
import { agendaSearch, dispositionsSearch, draftSearch, inboxSearch, shownColumns } from './search'

test('a due date is told in days that are left', () => {
  expect(dueOn('2026-11-23', '2026-11-24')).toEqual({ key: 'late', days: 1, tone: 'danger' })
  expect(dueOn('2026-11-24', '2026-11-24').key).toBe('today')
  expect(dueOn('2026-11-25', '2026-11-24').key).toBe('tomorrow')
  expect(dueOn('2026-11-27', '2026-11-24')).toEqual({ key: 'left', days: 3, tone: 'warning' })
  expect(dueOn('2026-12-24', '2026-11-24')).toEqual({ key: 'left', days: 30, tone: 'neutral' })
})

test('where the server counted working days, they are what is left', () => {
  // Friday to Monday: one working day, three days
  expect(dueOn('2026-11-30', '2026-11-27', 1)).toEqual({ key: 'left', days: 1, tone: 'warning' })
  expect(dueOn('2026-12-04', '2026-11-27', 5)).toEqual({ key: 'left', days: 5, tone: 'neutral' })
  expect(dueOn('2026-11-29', '2026-11-27', 0)).toEqual({ key: 'weekend', days: 0, tone: 'warning' })
  expect(dueOn('2026-11-27', '2026-11-29', 0)).toEqual({ key: 'over', days: 0, tone: 'danger' })
  expect(dueOn('2026-11-24', '2026-11-27', -3)).toEqual({ key: 'late', days: 3, tone: 'danger' })
  expect(dueOn('2026-11-27', '2026-11-27', 0).key).toBe('today')
})

test('an address is read, and what it should not say is left out', () => {
  expect(inboxSearch({ box: 'to_me', q: 12, unread: true, status: 'gone', from: '1 Mei' })).toEqual({
    box: 'to_me',
    q: '12',
    unread: true,
  })
  expect(inboxSearch({ box: 'attic', unread: 'yes', q: '', until: '2026-11-24' })).toEqual({
    until: '2026-11-24',
  })
  expect(dispositionsSearch({ box: 'from_me', status: 'all' })).toEqual({ box: 'from_me', status: 'all' })
  expect(agendaSearch({ register: 'outgoing', from: '2026-01-01' })).toEqual({
    register: 'outgoing',
    from: '2026-01-01',
  })
  expect(draftSearch({ id: 'l1', other: 1 })).toEqual({ id: 'l1' })
})

test('order and columns are in the address where they are not those of the list itself', () => {
  expect(inboxSearch({ sort: 'oldest', columns: ['due_date', 'sender', 'kind'] })).toEqual({
    sort: 'oldest',
    columns: ['kind', 'due_date'],
  })
  expect(inboxSearch({ box: 'to_me', sort: 'due' }).sort).toBe('due')
  // nothing is due to somebody in the other boxes
  expect(inboxSearch({ box: 'inbox', sort: 'due' })).toEqual({ box: 'inbox' })
  expect(inboxSearch({ sort: 'newest', columns: 'status' })).toEqual({})
  expect(inboxSearch({ columns: [] })).toEqual({ columns: [] })
  const own = shownColumns(undefined)
  expect(own).not.toContain('kind')
  expect(inboxSearch({ columns: [...own].reverse() })).toEqual({})
})

test('a position is offered the boxes that its rights can fill', () => {
  expect(boxesFor((right) => right === 'letter.read')).toEqual(['inbox', 'outbox', 'all'])
  expect(boxesFor((right) => ['letter.read', 'letter.approve'].includes(right))).toContain('to_approve')
})

test('the address becomes the query of the list, without the letter in the preview', () => {
  expect(queryOf({ letter: 'l1' })).toEqual({ box: 'inbox' })
  expect(queryOf({ box: 'all', q: 'rapat' })).toEqual({ q: 'rapat' })
  expect(queryOf({ sort: 'oldest', columns: ['status'] })).toEqual({ box: 'inbox', sort: 'oldest' })
  expect(filtersOf({ box: 'drafts', letter: 'l1', sort: 'oldest', columns: [] })).toEqual([])
  expect(filtersOf({ q: 'rapat' })).toEqual(['q'])
})
