import { expect, test } from 'vitest'
import { fieldsOf } from '@/lib/schemaForm'
import { changedAnswers, startValues } from './resubmission'

const fields = fieldsOf(
  {
    properties: {
      nik: { type: 'string', format: 'nik' },
      full_name: { type: 'string' },
      phone: { type: 'string', format: 'phone' },
      heirs: { type: 'array' },
    },
  },
  'id',
)
const before = { nik: '157101**********', full_name: 'Budi', phone: '0812', heirs: ['Ani'] }

test('a masked number is never sent back as a mask', () => {
  const typed = startValues(fields, before)
  expect(typed['nik']).toBe('')
  expect(changedAnswers(fields, before, typed)).toEqual({})
})

test('what changed is sent, and what was emptied is sent empty', () => {
  const typed = { nik: '1571014508689001', full_name: 'Budi Santoso', phone: ' ', heirs: 'Ani\nBayu' }
  expect(changedAnswers(fields, before, typed)).toEqual({
    nik: '1571014508689001',
    full_name: 'Budi Santoso',
    phone: '',
    heirs: ['Ani', 'Bayu'],
  })
})
