import { expect, test } from 'vitest'
import { keyFor, repeatable } from '@/api/idempotency'
import { endingOf, isKeyFault } from './ending'

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

test('no passphrase is remembered to recognise a submit', () => {
  const post = (path: string) => new Request(`http://localhost/api/v1${path}`, { method: 'POST' })
  for (const path of [
    '/letters/l1/signature',
    '/letters/signatures',
    '/permit-applications/a1/signature',
    '/me/signing-key',
    '/me/signing-key/passphrase',
  ])
    expect([path, repeatable(post(path))]).toEqual([path, false])
  expect(repeatable(post('/letters/l1/approval'))).toBe(true)
  expect(repeatable(post('/permit-applications/a1/transitions'))).toBe(true)
  expect(repeatable(post('/me/signing-key/revocation'))).toBe(true)
  expect(keyFor('a')).toBe(keyFor('a'))
})
