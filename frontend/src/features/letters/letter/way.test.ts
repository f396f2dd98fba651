import { expect, test } from 'vitest'
import type { Disposition, HistoryEntry, Letter } from '@/features/letters/types'
import { recentSheets } from './recent'
import { stepsOf } from './timeline'
import { parentsOf, treeOf } from './tree'

const agency = { id: 'a1', code: '15.71.01', name: 'Kecamatan Telanaipura', kind: 'sub_district' as const }
const person = (name: string, title: string) => ({
  user_id: name,
  name,
  position_id: title,
  position_title: title,
  agency,
})
const camat = person('Dewi', 'Camat')
const staf = person('Budi', 'Staf')

function disposition(id: string, at: string, more: Partial<Disposition> = {}): Disposition {
  return {
    id,
    kind: 'hand_over',
    letter: { id: 'l1', agency_id: 'a1', status: 'disposed', subject: 'Undangan', urgency: 'normal' },
    from: camat,
    to: staf,
    instruction_codes: ['follow_up'],
    late: false,
    status: 'sent',
    follow_ups: [],
    allowed_actions: [],
    created_at: at,
    updated_at: at,
    version: 1,
    ...more,
  }
}

const letter: Letter = {
  id: 'l1',
  direction: 'incoming',
  status: 'disposed',
  agency,
  kind: 'SD',
  register_year: 2026,
  subject: 'Undangan',
  urgency: 'normal',
  security_level: 'open',
  addressees: [],
  attachments: [],
  reviews: [],
  holders: [],
  allowed_actions: [],
  version: 1,
  created_at: '2026-11-20T01:00:00Z',
  updated_at: '2026-11-24T05:00:00Z',
}

test('dispositions hang below the one that they pass on, first given first', () => {
  const flat = [
    disposition('late', '2026-11-22T01:00:00Z'),
    disposition('child', '2026-11-23T01:00:00Z', { parent_id: 'early' }),
    disposition('early', '2026-11-21T01:00:00Z'),
    disposition('orphan', '2026-11-24T01:00:00Z', { parent_id: 'unseen' }),
  ]
  const tree = treeOf(flat)
  expect(tree.map(({ disposition: { id } }) => id)).toEqual(['early', 'late', 'orphan'])
  expect(tree[0]?.children.map(({ disposition: { id } }) => id)).toEqual(['child'])
})

const step = (id: string, action: HistoryEntry['action'], at: string, more: Partial<HistoryEntry> = {}) => ({
  id,
  action,
  recorded_at: at,
  effective_date: at.slice(0, 10),
  medium: 'electronic' as const,
  actor: camat,
  ...more,
})

test('a step of the ledger says who did what to whom, and what was written with it', () => {
  const report = {
    id: 'r1',
    kind: 'report' as const,
    report: 'Sudah dihadiri',
    done: true,
    user_id: 'Budi',
    name: 'Budi',
    attachments: [],
    created_at: '2026-11-22T03:00:00.500Z',
  }
  const given = disposition('d1', '2026-11-21T01:00:00Z', { note: 'Hadiri', follow_ups: [report] })
  const steps = stepsOf(
    [
      step('f4', 'letter.close', '2026-11-23T01:00:00Z', { note: 'Arsip', on_behalf_of: 'Lurah' }),
      step('f3', 'disposition.complete', report.created_at, { disposition_id: 'd1', actor: staf }),
      step('f2', 'letter.dispose', '2026-11-21T01:00:00Z', { disposition_id: 'd1' }),
      step('f1', 'dispatch.send', '2026-11-20T01:00:00Z', { actor: null }),
    ],
    letter,
    [given],
  )
  expect(steps.map(({ actor, whom, note }) => [actor, whom, note])).toEqual([
    ['Dewi, Camat', '', 'Arsip'],
    ['Budi, Staf', 'Budi, Staf', 'Sudah dihadiri'],
    ['Dewi, Camat', 'Budi, Staf', 'Hadiri'],
    [undefined, '', undefined],
  ])
  expect(steps[0]).toMatchObject({ onBehalfOf: 'Lurah', tone: 'success' })
})

test('an approval tells the number that was granted with it', () => {
  const numbered = { ...letter, letter_number: '400/12/2026' }
  const [approved] = stepsOf([step('f1', 'letter.approve', '2026-11-20T01:00:00Z')], numbered, [])
  expect(approved?.note).toBe('400/12/2026')
})

test('an opinion that was asked for is not a parent', () => {
  const given = disposition('d1', '2026-11-21T01:00:00Z')
  const asked = disposition('d2', '2026-11-21T02:00:00Z', { kind: 'opinion', parent_id: 'd1' })
  expect(parentsOf([given, asked])).toEqual(['d1'])
})

test('the last different sheets are offered, latest first', () => {
  const other = person('Ani', 'Sekretaris')
  const recent = recentSheets([
    disposition('d5', '2026-11-25T01:00:00Z', { kind: 'opinion' }),
    disposition('d4', '2026-11-24T01:00:00Z', { to: other }),
    disposition('d3', '2026-11-24T01:00:00Z'),
    disposition('d2', '2026-11-23T01:00:00Z'),
    disposition('d1', '2026-11-22T01:00:00Z'),
    disposition('d0', '2026-11-21T01:00:00Z', { instruction_codes: ['attend'] }),
  ])
  expect(recent.map(({ receivers }) => receivers.map(({ id }) => id))).toEqual([
    ['Sekretaris', 'Staf'],
    ['Staf'],
    ['Staf'],
  ])
  expect(recent.map(({ instruction_codes }) => instruction_codes[0])).toEqual([
    'follow_up',
    'follow_up',
    'attend',
  ])
})
