import { expect, test } from 'vitest'
import type { Application } from '@/features/permits/types'
import { signatureKey } from './signature'

const permit = { number: '400.12/0001/KEL' } as NonNullable<Application['permit']>
const signature = (state: 'waiting' | 'signed') =>
  ({ state }) as unknown as NonNullable<Application['signature']>

test('an electronic signature says itself how far it is', () => {
  expect(signatureKey({ status: 'awaiting_signature', signature: signature('waiting') })).toBe('waiting')
  expect(signatureKey({ status: 'ready', permit, signature: signature('signed') })).toBe('signed')
})

test('without one, the state of the application says what that means', () => {
  expect(signatureKey({ status: 'in_review', permit: null, signature: null })).toBeNull()
  expect(signatureKey({ status: 'awaiting_signature', permit: null, signature: null })).toBe('none')
  expect(signatureKey({ status: 'handed_over', permit, signature: null })).toBe('onPaper')
  // a service without a signer issues nothing
  expect(signatureKey({ status: 'handed_over', permit: null, signature: null })).toBeNull()
})
