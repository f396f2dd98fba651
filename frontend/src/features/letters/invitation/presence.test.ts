import { expect, test } from 'vitest'
import type { Attendance } from '@/features/letters/types'
import { peopleOf, sentPlace, valuesOf } from './presence'

const office = (pos: number, name: string, part: object) => ({
  pos,
  name,
  agency: null,
  delivered: true,
  answer: null,
  present: false,
  present_name: null,
  ...part,
})

const attendance = {
  invitees: [
    office(1, 'Kelurahan Murni', { answer: { answer: 'represented', representative: 'Siti' } }),
    office(2, 'Ketua RT 05', { present: true, present_name: 'Pak RT' }),
    office(4, 'Kelurahan Legok', { present: true }),
  ],
  guests: [{ name: 'Joko', institution: 'Karang Taruna' }],
} as unknown as Attendance

test('who is sent stands beside the office, and only those who were there are noted', () => {
  const values = valuesOf(attendance)
  expect(values.present.map(({ name, here }) => [name, here])).toEqual([
    ['Siti', false],
    ['Pak RT', true],
    ['', true],
  ])
  expect(peopleOf(values)).toEqual({
    present: [
      { pos: 2, name: 'Pak RT' },
      { pos: 4, name: null },
    ],
    guests: [{ name: 'Joko', institution: 'Karang Taruna' }],
  })
})

test('a fault is found by the place among those who were there', () => {
  const { present } = valuesOf(attendance)
  expect([sentPlace(present, 1), sentPlace(present, 2)]).toEqual([0, 1])
})
