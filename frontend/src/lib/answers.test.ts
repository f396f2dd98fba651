import { expect, test } from 'vitest'
import { answersOf } from './answers'
import { fieldsOf } from './schemaForm'

const fields = fieldsOf(
  {
    properties: {
      sex: { type: 'string', enum: ['L', 'P'], 'x-enum-labels': { P: { id: 'Perempuan', en: 'Female' } } },
      born: { type: 'string', format: 'date' },
      income: { type: 'integer', 'x-unit': 'IDR' },
      area: { type: 'number' },
      heirs: { type: 'array' },
      note: { type: 'string' },
    },
  },
  'id',
)

test('answers are read as people write them, and what was not answered is left out', () => {
  const values = { sex: 'P', born: '1968-08-05', income: 1_500_000, area: 1200.5, heirs: ['Ani', 'Bayu'] }
  expect(answersOf(fields, values, 'id').map(({ text }) => text)).toEqual([
    'Perempuan',
    '5 Agu 1968',
    'Rp 1.500.000',
    '1.200,5',
    'Ani\nBayu',
  ])
  expect(answersOf(fields, { sex: 'X', heirs: [], note: '' }, 'id')).toEqual([
    { key: 'sex', label: 'Sex', text: 'X' },
  ])
})
