import { expect, test } from 'vitest'
import { keyFor, repeatable } from '@/api/idempotency'
import type { Letter } from '@/features/letters/types'
import { chooseAll, chosenRows, included, MAX_BATCH, remaining, ticked, toggled } from './batch'
import { endingOf, isKeyFault } from './ending'
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

test('a failure is told by what the signer has to do next', () => {
  expect(endingOf({ code: 'stale', status: 412 })).toBe('stale')
  expect(endingOf({ code: 'no_signing_key', status: 409 })).toBe('none')
  expect(endingOf({ code: 'certificate_expired', status: 409 })).toBe('expired')
  expect(endingOf({ code: 'certificate_revoked', status: 409 })).toBe('revoked')
  expect(endingOf({ code: 'signing_unavailable', status: 503 })).toBe('waits')
  expect(endingOf({ code: 'signing_unanswered', status: 503 })).toBe('unanswered')
  expect(endingOf({ code: 'signing_unknown', status: 409 })).toBe('ask_service')
  expect(endingOf({ code: 'no_connection', status: 503 })).toBe('uncertain')
  expect(endingOf({ code: 'invalid', status: 422 })).toBe('told')
  expect(endingOf({ code: 'too_many_requests', status: 429 })).toBe('told')
  expect(isKeyFault('expired')).toBe(true)
  expect(isKeyFault('waits')).toBe(false)
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

test('no passphrase is remembered to recognise a submit', () => {
  const post = (path: string) => new Request(`http://localhost/api/v1${path}`, { method: 'POST' })
  for (const path of [
    '/letters/l1/signature',
    '/letters/signatures',
    '/me/signing-key',
    '/me/signing-key/passphrase',
  ])
    expect([path, repeatable(post(path))]).toEqual([path, false])
  expect(repeatable(post('/letters/l1/approval'))).toBe(true)
  expect(repeatable(post('/me/signing-key/revocation'))).toBe(true)
  expect(keyFor('a')).toBe(keyFor('a'))
})
