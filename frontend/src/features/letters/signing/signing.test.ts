import { expect, test } from 'vitest'
import type { Letter } from '@/features/letters/types'
import { chooseAll, chosenRows, included, MAX_BATCH, remaining, ticked, toggled } from './batch'
import { mayTakeBack, signatureKey } from './signature'

const many = Array.from({ length: MAX_BATCH + 5 }, (_, place) => ({ id: `l${place}` }))

test('letters are chosen one by one or all at once, never more than are signed at once', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  const full = chooseAll(many)
  expect(full).toHaveLength(MAX_BATCH)
  expect(toggled(full, 'l52')).toEqual(full)
  expect(toggled(full, 'l0')).toHaveLength(MAX_BATCH - 1)
})

test('what left the list is not signed any more', () => {
  expect(chosenRows([{ id: 'b' }, { id: 'a' }], ['a', 'gone', 'b'])).toEqual([{ id: 'b' }, { id: 'a' }])
})

test('a tick holds for the version that was read', () => {
  const read = ticked({}, 'a', 3)
  expect(read).toEqual({ a: 3 })
  expect(ticked(read, 'a', 3)).toEqual({})
  // changed meanwhile: ticking takes the new version in
  expect(ticked(read, 'a', 4)).toEqual({ a: 4 })
  expect(included([{ id: 'b' }, { id: 'a' }], read)).toEqual([{ id: 'a', version: 3 }])
})

test('what was not signed stays chosen', () => {
  const rows = [{ id: 'a' }, { id: 'b' }, { id: 'unread' }]
  const results = [
    { id: 'a', signed: true },
    { id: 'b', signed: false },
  ]
  expect(remaining(rows, results)).toEqual(['b', 'unread'])
})

const letter = (approver: string, state: 'signed' | 'waiting') =>
  ({ approver: { position_id: approver }, signature: { state } }) as unknown as Letter

test('only the approver takes back, and only what is signed', () => {
  expect(mayTakeBack(letter('p1', 'signed'), 'p1')).toBe(true)
  expect(mayTakeBack(letter('p1', 'signed'), 'p2')).toBe(false)
  expect(mayTakeBack(letter('p1', 'waiting'), 'p1')).toBe(false)
})

test('without a signature, the way of the letter says what that means', () => {
  const none = (direction: Letter['direction'], status: Letter['status']) =>
    signatureKey({ direction, status, signature: null })
  expect(none('outgoing', 'draft')).toBeNull()
  expect(none('outgoing', 'awaiting_approval')).toBe('none')
  expect(none('outgoing', 'approved')).toBe('onPaper')
  expect(none('outgoing', 'dispatched')).toBe('onPaper')
  expect(none('incoming', 'read')).toBeNull()
  expect(signatureKey({ ...letter('p1', 'waiting'), status: 'awaiting_approval' })).toBe('waiting')
})
