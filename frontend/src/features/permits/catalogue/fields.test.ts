import { expect, test } from 'vitest'
import { draftsOf, type FieldDraft, KINDS, keyFor, schemaOf } from './fields'

const blank: FieldDraft = {
  key: 'a',
  id: 'Nama',
  en: 'Name',
  kind: 'text',
  required: true,
  choices: '',
  when: [],
  fields: [],
  rest: {},
}

test('every kind comes back from the schema that it makes', () => {
  for (const kind of KINDS) {
    const fields = kind === 'group' ? [{ ...blank, key: 'inner' }] : []
    const choices = kind === 'choice' ? 'ya: Ya: Yes\ntidak: Tidak: No' : ''
    const [back] = draftsOf(schemaOf([{ ...blank, kind, fields, choices }]))
    expect(back).toMatchObject({ kind, choices, id: 'Nama', en: 'Name', required: true })
    expect(back?.fields.map(({ key }) => key)).toEqual(fields.map(({ key }) => key))
  }
})

test('what the editor does not show stays, until the kind changes', () => {
  const schema = {
    properties: {
      code: { type: 'string', maxLength: 8, pattern: '^[A-Z]+$', 'x-label': { id: 'Kode', en: 'Code' } },
    },
  }
  const [draft] = draftsOf(schema)
  if (!draft) throw new Error('no field')
  expect(schemaOf([draft]).properties?.['code']).toMatchObject({ pattern: '^[A-Z]+$', maxLength: 8 })
  expect(schemaOf([{ ...draft, kind: 'date' }]).properties?.['code']).toEqual({
    type: 'string',
    format: 'date',
    'x-label': { id: 'Kode', en: 'Code' },
  })
})

test('a condition is kept and can be taken away', () => {
  const when = [{ field: 'a', is: ['ya'] }]
  const [, draft] = draftsOf(schemaOf([blank, { ...blank, key: 'b', when }]))
  expect(draft?.when).toEqual(when)
  if (!draft) throw new Error('no field')
  expect(schemaOf([{ ...draft, when: [] }]).properties?.['b']).not.toHaveProperty('x-when')
})

test('keys are made of labels and never twice', () => {
  expect(keyFor('Luas tanah (m²)', [])).toBe('luas_tanah_m')
  expect(keyFor('Nama', ['nama', 'nama_2'])).toBe('nama_3')
  expect(keyFor('???', [])).toBe('isian')
})
