import { expect, test } from 'vitest'
import type { Letter } from '@/features/letters/types'
import { atFields, bodyOf, differences, emptyValues, patchOf, type Values, valuesOf } from './values'

const agency = { id: 'a1', code: '15.71.01', name: 'Kecamatan Telanaipura', kind: 'sub_district' as const }
const head = { user_id: 'u1', name: 'Dewi', position_id: 'p1', position_title: 'Camat', agency }

const values: Values = {
  ...emptyValues,
  subject: 'Undangan',
  content: [{ block: 'paragraph', content: [{ text: 'Dengan hormat,', style: 'plain' }] }],
  classification_code: '000.1',
  to: [{ id: 'a2', name: 'Kelurahan Buluran Kenali' }],
  to_names: ['Forum RT'],
  copies: [{ id: 'a3', name: 'Inspektorat' }],
  reviewers: [{ id: 'p2', label: 'Sekretaris' }],
  approver_position_id: { id: 'p1', label: 'Camat' },
  upload_ids: [
    { id: 'f1', file_name: 'lama.pdf', size_bytes: 1 },
    { id: 'f3', file_name: 'baru.pdf', size_bytes: 1 },
  ],
}

const file = (id: string) => ({
  id,
  file_name: `${id}.pdf`,
  media_type: 'application/pdf',
  size_bytes: 1,
  sha256: '',
})

const letter: Letter = {
  id: 'l1',
  direction: 'outgoing',
  status: 'draft',
  agency,
  kind: 'SD',
  register_year: 2026,
  subject: 'Undangan',
  body: 'Dengan hormat,',
  content: [{ block: 'paragraph', content: [{ text: 'Dengan hormat,', style: 'plain' }] }],
  classification_code: '000.1',
  urgency: 'normal',
  security_level: 'open',
  addressees: [
    { kind: 'to', agency: { ...agency, id: 'a2' }, name: 'Kelurahan Buluran Kenali', delivered: false },
    { kind: 'to', name: 'Forum RT', delivered: false },
    { kind: 'carbon_copy', agency: { ...agency, id: 'a3' }, name: 'Inspektorat', delivered: false },
  ],
  attachments: [file('f1'), file('f2')],
  reviews: [
    { id: 'v1', round: 1, pos: 1, kind: 'hierarchical', reviewer: head, status: 'returned' },
    {
      id: 'v2',
      round: 2,
      pos: 1,
      kind: 'hierarchical',
      reviewer: { ...head, position_id: 'p2' },
      status: 'pending',
    },
  ],
  approver: head,
  holders: [],
  allowed_actions: ['update'],
  version: 3,
  created_at: '2026-11-20T01:00:00Z',
  updated_at: '2026-11-24T05:00:00Z',
}

test('a draft is sent with agencies first, then names, then copies', () => {
  expect(bodyOf(values, 'l0')).toMatchObject({
    direction: 'outgoing',
    reply_to_id: 'l0',
    reviewers: ['p2'],
    approver_position_id: 'p1',
    addressees: [
      { kind: 'to', agency_id: 'a2', name: 'Kelurahan Buluran Kenali' },
      { kind: 'to', name: 'Forum RT' },
      { kind: 'carbon_copy', agency_id: 'a3' },
    ],
  })
})

test('files that stay are neither added nor taken off', () => {
  const { upload_ids, remove_attachment_ids } = patchOf(values, letter)
  expect(upload_ids).toEqual(['f3'])
  expect(remove_attachment_ids).toEqual(['f2'])
})

test('a stored draft comes back as it was typed; only the reviews of this round are reviewers', () => {
  const read = valuesOf(letter)
  expect(read).toMatchObject({ to_names: ['Forum RT'], copies: [{ id: 'a3' }] })
  expect(read.reviewers.map(({ id }) => id)).toEqual(['p2'])
})

test('messages about an addressee go to the field that holds it', () => {
  const problem = {
    title: '',
    status: 422,
    code: 'invalid',
    errors: ['/addressees', '/addressees/1/name', '/addressees/2/agency_id', '/subject', '/addressees/9'].map(
      (pointer) => ({ pointer, code: 'required' }),
    ),
  }
  expect(atFields(problem, values).errors?.map(({ pointer }) => pointer)).toEqual([
    '/to',
    '/to_names/0',
    '/copies/0',
    '/subject',
    '/addressees/9',
  ])
})

test('two versions differ where their content does, not where a label does', () => {
  const theirs = valuesOf({ ...letter, subject: 'Undangan rapat' })
  expect(differences(theirs, { ...values, upload_ids: theirs.upload_ids })).toEqual([
    { field: 'subject', theirs: 'Undangan rapat', mine: 'Undangan' },
  ])
})

test('a text differs where only its look does, and is compared by its words', () => {
  const theirs = { ...values, content: [{ block: 'paragraph', content: [{ text: 'A', style: 'bold' }] }] }
  expect(differences(theirs as Values, { ...values, kind: 'SD' })).toEqual([
    { field: 'content', theirs: 'A', mine: 'Dengan hormat,' },
  ])
})
