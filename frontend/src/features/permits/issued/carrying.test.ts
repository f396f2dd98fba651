import { expect, test } from 'vitest'
import { fieldsOf } from '@/lib/schemaForm'
import { carried, carry } from './carrying'

const schema = {
  required: ['nik', 'full_name'],
  properties: {
    nik: { type: 'string', format: 'nik' },
    kk_number: { type: 'string', format: 'kk' },
    full_name: { type: 'string' },
    address: { type: 'string' },
  },
}
const fields = fieldsOf(schema, 'id')
const earlier = { nik: '157101**********', full_name: 'Budi', gone: 'x' }

test('answers are filled in and numbers are asked for only where none is known', () => {
  const form = carry(fields, schema, earlier, (mask) => `seperti ${mask}`)
  expect(form.values).toEqual({ nik: '', kk_number: '', full_name: 'Budi', address: '' })
  expect(form.schema.required).toEqual(['full_name'])
  expect(form.fields.map(({ key, required, hint }) => [key, required, hint])).toEqual([
    ['nik', false, 'seperti 157101**********'],
    ['kk_number', false, undefined],
    ['full_name', true, undefined],
    ['address', false, undefined],
  ])
})

test('a number that was left empty is sent as its mask, a typed one as it is', () => {
  expect(carried(fields, earlier, { nik: '', full_name: 'Budi S', address: '' })).toEqual({
    nik: '157101**********',
    full_name: 'Budi S',
  })
  expect(carried(fields, earlier, { nik: '1571014508689001', kk_number: '', full_name: 'Budi' })).toEqual({
    nik: '1571014508689001',
    full_name: 'Budi',
  })
})
