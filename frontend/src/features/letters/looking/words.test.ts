import { expect, test } from 'vitest'
import type { Looker } from '@/features/letters/types'
import { doings } from './words'

function looker(name: string, activity: Looker['activity']): Looker {
  const agency = { id: 'a', code: '15.71.01', name: 'Kecamatan', kind: 'sub_district' } as const
  const person = { user_id: name, name, position_id: 'p', position_title: 'Staf', agency }
  return { person: person as Looker['person'], activity }
}

const more = (count: number) => `${count} orang lain`

test('people are named by what they do, in one line', () => {
  const others = [looker('Budi', 'replying'), looker('Ani', 'viewing'), looker('Siti', 'viewing')]
  expect(doings(others, 'id', more)).toEqual([
    { activity: 'replying', count: 1, names: 'Budi' },
    { activity: 'viewing', count: 2, names: 'Ani dan Siti' },
  ])
  expect(doings(others, 'en', more)[1]?.names).toBe('Ani and Siti')
  expect(doings([], 'id', more)).toEqual([])
})

test('of many people only some are named', () => {
  const others = ['Ani', 'Budi', 'Cici', 'Dedi', 'Edi'].map((name) => looker(name, 'viewing'))
  expect(doings(others, 'id', more)).toEqual([
    { activity: 'viewing', count: 5, names: 'Ani, Budi, Cici, dan 2 orang lain' },
  ])
})
