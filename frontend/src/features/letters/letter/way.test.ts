import { expect, test } from 'vitest'
import type { Disposition, Letter } from '@/features/letters/types'
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

test('the way of an incoming letter, newest first', () => {
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
  const given = disposition('d1', '2026-11-21T01:00:00Z', {
    read_at: '2026-11-22T03:00:00Z',
    note: 'Hadiri',
    follow_ups: [report],
  })
  const steps = stepsOf({ ...letter, status: 'closed' }, [given])
  expect(steps.map(({ key }) => key)).toEqual(['closed', 'completed', 'opened', 'disposed', 'registered'])
  expect(steps[3]).toMatchObject({ actor: 'Dewi, Camat', whom: 'Budi, Staf', note: 'Hadiri' })
})

test('the way of an outgoing letter tells returns and initials, not what still waits', () => {
  const review = (id: string, status: 'returned' | 'initialled' | 'pending', decided_at?: string) => ({
    id,
    round: 1,
    pos: 1,
    kind: 'hierarchical' as const,
    reviewer: staf,
    status,
    note: status === 'returned' ? 'Perbaiki hal' : null,
    decided_at: decided_at ?? null,
  })
  const steps = stepsOf(
    {
      ...letter,
      direction: 'outgoing',
      status: 'awaiting_approval',
      drafter: camat,
      reviews: [
        review('v1', 'returned', '2026-11-21T01:00:00Z'),
        review('v2', 'initialled', '2026-11-22T01:00:00Z'),
        review('v3', 'pending'),
      ],
    },
    [],
  )
  expect(steps.map(({ key }) => key)).toEqual(['initialled', 'returned', 'drafted'])
  expect(steps[1]?.note).toBe('Perbaiki hal')
})

test('an opinion is asked and given, and a report that does not suffice comes back', () => {
  const report = (id: string, kind: 'report' | 'return', done: boolean, at: string) => ({
    id,
    kind,
    report: id,
    done,
    user_id: 'Budi',
    name: 'Budi',
    attachments: [],
    created_at: at,
  })
  const given = disposition('d1', '2026-11-21T01:00:00Z', {
    follow_ups: [
      report('r1', 'report', true, '2026-11-22T01:00:00Z'),
      report('r2', 'return', false, '2026-11-23T01:00:00Z'),
    ],
  })
  const asked = disposition('d2', '2026-11-21T02:00:00Z', {
    kind: 'opinion',
    parent_id: 'd1',
    follow_ups: [report('r3', 'report', true, '2026-11-21T03:00:00Z')],
  })
  const steps = stepsOf(letter, [given, asked])
  expect(steps.map(({ key }) => key)).toEqual([
    'sentBack',
    'completed',
    'answered',
    'asked',
    'disposed',
    'registered',
  ])
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
