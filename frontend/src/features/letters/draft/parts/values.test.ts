import { expect, test } from 'vitest'
import type { LetterParts } from '@/features/letters/types'
import { emptyParts, partsOf, partValues, partWords } from './values'

const order: LetterParts = {
  basis: ['Perda 1', 'Perwal 2'],
  assignees: [{ name: 'Siti', nip: '198001012005012001' }],
  tasks: ['Hadir'],
  period: '2 hari',
  closing: 'Demikian.',
}

test('parts come back from the screen as they were stored', () => {
  expect(partsOf('ST', partValues('ST', order))).toEqual(order)
  const travel: LetterParts = {
    travel: { destination: 'Palembang', departs: '2026-11-24', followers: [{ name: 'Budi' }] },
  }
  expect(partsOf('SPPD', partValues('SPPD', travel))).toEqual(travel)
  const event: LetterParts = { event: { date: '2026-11-24', time: '09.00 WIB' } }
  expect(partsOf('UND', partValues('UND', event))).toEqual(event)
})

test('only the parts of the kind are sent, and those without fields stay', () => {
  const filled = { ...partValues('ST', order), items: [{ description: 'x', quantity: '1', note: '' }] }
  expect(partsOf('SPG', { ...filled, rest: {} })).toEqual({ items: [{ description: 'x', quantity: '1' }] })
  const sections = [{ title: 'Umum', body: [] }]
  expect(partsOf('SE', partValues('SE', { basis: ['Perda'], sections }))).toEqual({
    basis: ['Perda'],
    sections,
  })
})

test('nothing is sent for fields that were left empty, but a row that was begun is', () => {
  expect(partsOf('SPPD', emptyParts)).toEqual({ travel: null })
  expect(
    partsOf('ST', { ...emptyParts, assignees: [{ name: ' ', nip: '1', rank: '', title: '' }] }),
  ).toMatchObject({
    assignees: [{ name: '', nip: '1' }],
  })
  expect(partWords(partsOf('ST', partValues('ST', order)))).toContain('Siti\n198001012005012001')
})
