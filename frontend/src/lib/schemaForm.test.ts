import { expect, test } from 'vitest'
import { nikFault } from './nik'
import {
  askedFields,
  checkValues,
  cleanValues,
  type FormSchema,
  fieldsOf,
  parseTypedNumber,
  withVillage,
} from './schemaForm'

const schema: FormSchema = {
  required: ['nik', 'full_name', 'status'],
  properties: {
    full_name: { type: 'string', maxLength: 10, 'x-label': { id: 'Nama lengkap', en: 'Full name' } },
    nik: { type: 'string', format: 'nik' },
    status: { type: 'string', enum: ['belum_kawin', 'kawin'] },
    area: { type: 'number', minimum: 1 },
    floors: { type: ['integer', 'null'] },
    heirs: { type: 'array', items: { type: 'string' } },
    start: { type: 'string', format: 'date' },
  },
}

test('fields come in the order asked for, with labels in the language', () => {
  const fields = fieldsOf(schema, 'en', ['nik', 'gone', 'full_name'])
  expect(fields.map((field) => field.key).slice(0, 3)).toEqual(['nik', 'full_name', 'status'])
  expect(fields[1]).toMatchObject({ label: 'Full name', kind: 'text', required: true })
  expect(fields[2]?.options[0]).toEqual({ value: 'belum_kawin', label: 'Belum kawin' })
  expect(fields.map((field) => field.kind)).toEqual([
    'nik',
    'text',
    'choice',
    'number',
    'integer',
    'list',
    'date',
  ])
})

test('answers are sent as the schema wants them', () => {
  const fields = fieldsOf(schema, 'id')
  const typed = {
    full_name: ' Budi ',
    nik: '1571 0145 0868 0001',
    area: '1.234,5',
    floors: '2',
    heirs: 'Ani\n\nBayu ',
    start: '',
  }
  expect(cleanValues(fields, typed)).toEqual({
    full_name: 'Budi',
    nik: '1571014508680001',
    area: 1234.5,
    floors: 2,
    heirs: ['Ani', 'Bayu'],
  })
})

test('every fault is found at once', () => {
  const fields = fieldsOf(schema, 'id')
  const cleaned = cleanValues(fields, {
    full_name: 'Nama yang panjang',
    nik: '123',
    area: '0',
    floors: '1,5',
    status: 'lain',
  })
  expect(checkValues(fields, cleaned)).toEqual([
    { pointer: '/full_name', code: 'too_long' },
    { pointer: '/nik', code: 'nik_format' },
    { pointer: '/status', code: 'invalid_choice' },
    { pointer: '/area', code: 'out_of_range' },
    { pointer: '/floors', code: 'invalid_format' },
  ])
  expect(checkValues(fields, {}).map((issue) => issue.code)).toEqual(['required', 'required', 'required'])
})

test.each([
  ['1.234,5', 1234.5],
  ['120', 120],
  ['-3', -3],
  ['12.34', Number.NaN],
  ['dua', Number.NaN],
])('number typed as %s', (typed, expected) => expect(parseTypedNumber(typed)).toBe(expected))

test.each([
  ['1571014508689001', null],
  ['1571012902009001', null],
  ['1571012902019001', 'nik_date'],
  ['1571013202999003', 'nik_date'],
  ['1571014002999003', 'nik_date'],
  ['1571010101990000', 'nik_serial'],
  ['157101290200000', 'nik_format'],
])('NIK %s', (nik, expected) => expect(nikFault(nik)).toBe(expected))

test('dates of what has happened, tax numbers and long lists are checked', () => {
  const fields = fieldsOf(
    {
      properties: {
        died_on: { type: 'string', format: 'date', 'x-not-future': true },
        npwp: { type: 'string', format: 'npwp' },
        heirs: { type: 'array', maxItems: 1 },
      },
    },
    'id',
  )
  const wrong = { died_on: '2999-01-01', npwp: '12.345', heirs: ['Ani', 'Bayu'] }
  expect(checkValues(fields, wrong).map(({ code }) => code)).toEqual([
    'date_in_future',
    'invalid_format',
    'too_many',
  ])
  expect(checkValues(fields, { died_on: '2022-01-31', npwp: '09.254.294.3-407.000' })).toEqual([])
})

test('the village of the office is offered, and never replaces an answer', () => {
  const fields = fieldsOf(
    { properties: { village_code: { type: 'string', format: 'urban_village', enum: ['15.71.01.1001'] } } },
    'id',
  )
  expect(withVillage(fields, {}, '15.71.01.1001')).toEqual({ village_code: '15.71.01.1001' })
  expect(withVillage(fields, { village_code: 'x' }, '15.71.01.1001')).toEqual({ village_code: 'x' })
  expect(withVillage(fields, {}, '15.71')).toEqual({})
})

const stall: FormSchema = {
  required: ['electricity', 'watts'],
  properties: {
    electricity: { type: 'string', enum: ['ya', 'tidak'] },
    watts: { type: 'integer', minimum: 1, 'x-when': [{ field: 'electricity', is: ['ya'] }] },
    helpers: {
      type: 'array',
      items: {
        properties: { name: { type: 'string' }, age: { type: 'integer', minimum: 15 } },
        required: ['name'],
        'x-order': ['name', 'age'],
      },
    },
  },
}

test('a field that is not asked for is neither required nor sent', () => {
  const fields = fieldsOf(stall, 'id')
  expect(askedFields(fields, { electricity: 'tidak' }).map(({ key }) => key)).toEqual([
    'electricity',
    'helpers',
  ])
  expect(cleanValues(fields, { electricity: 'tidak', watts: '50' })).toEqual({ electricity: 'tidak' })
  expect(checkValues(fields, { electricity: 'tidak' })).toEqual([])
  expect(checkValues(fields, { electricity: 'ya' })).toEqual([{ pointer: '/watts', code: 'required' }])
})

test('each row of a group is cleaned and checked', () => {
  const fields = fieldsOf(stall, 'id')
  const cleaned = cleanValues(fields, { electricity: 'tidak', helpers: [{ name: ' Adi ', age: '9' }, {}] })
  expect(cleaned['helpers']).toEqual([{ name: 'Adi', age: 9 }, {}])
  expect(checkValues(fields, cleaned)).toEqual([
    { pointer: '/helpers/0/age', code: 'out_of_range' },
    { pointer: '/helpers/1/name', code: 'required' },
  ])
})
