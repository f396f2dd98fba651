import { expect, test } from 'vitest'
import { partsOf, rangeOf } from './sentence'

test('a tally tells only what there is', () => {
  const tally = { used: 309, held: 0, voids: 2, skipped: 0, lent: 1, inserted: 0 }
  expect(partsOf(tally)).toEqual([
    { part: 'used', count: 309 },
    { part: 'voids', count: 2 },
    { part: 'lent', count: 1 },
  ])
})

test('numbers are written as one, as a range, or with their suffix', () => {
  expect(rangeOf({ first: 7, last: 7, suffix: null })).toBe('7')
  expect(rangeOf({ first: 7, last: 9, suffix: null })).toBe('7–9')
  expect(rangeOf({ first: 35, last: 35, suffix: 'a' })).toBe('35.a')
})
