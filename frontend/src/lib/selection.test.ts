import { expect, test } from 'vitest'
import { extend, MAX_CHOSEN, refused, toggle } from './selection'

const rows = ['a', 'b', 'c', 'd', 'e']

test('a letter is taken up and let go', () => {
  expect(toggle([], 'a')).toEqual(['a'])
  expect(toggle(['a', 'b'], 'a')).toEqual(['b'])
})

test('a range goes from the last choice to this one, up or down, and on from there', () => {
  expect(extend(rows, ['b'], 'd')).toEqual(['b', 'c', 'd'])
  expect(extend(rows, ['d'], 'b')).toEqual(['d', 'c', 'b'])
  const further = extend(rows, extend(rows, ['a'], 'b'), 'd')
  expect(further).toEqual(['a', 'b', 'c', 'd'])
})

test('without a last choice in the list a range is one letter', () => {
  expect(extend(rows, [], 'c')).toEqual(['c'])
  expect(extend(rows, ['gone'], 'c')).toEqual(['gone', 'c'])
})

test('no more are chosen than one request takes', () => {
  const many = Array.from({ length: 150 }, (_, place) => `letter-${place}`)
  const range = extend(many, ['letter-0'], 'letter-149')
  expect(range).toHaveLength(MAX_CHOSEN)
  expect(range.at(-1)).toBe('letter-149')
  expect(toggle(range, 'letter-120')).toEqual(range)
})

test('what was refused stays chosen', () => {
  const results = [
    { letter_id: 'a', done: true },
    { letter_id: 'b', done: false },
  ]
  expect(refused(results)).toEqual([{ letter_id: 'b', done: false }])
})
