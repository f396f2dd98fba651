import { expect, test } from 'vitest'
import { followUps } from './validity'

test.each([
  ['valid', '2027-03-06', { renewal: true, amendment: true, revocation: true }],
  ['valid', null, { renewal: false, amendment: true, revocation: true }],
  ['expired', '2027-03-06', { renewal: true, amendment: false, revocation: true }],
  ['revoked', '2027-03-06', { renewal: false, amendment: false, revocation: false }],
  ['replaced', '2027-03-06', { renewal: false, amendment: false, revocation: false }],
] as const)('what can follow a paper that is %s until %s', (state, valid_until, expected) => {
  expect(followUps({ state, valid_until })).toEqual(expected)
})
