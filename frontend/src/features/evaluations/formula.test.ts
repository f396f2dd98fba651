import { expect, test } from 'vitest'
import { calculation, withCommas } from './formula'
import type { IndicatorExplanation } from './types'

const count = (name: 'letters.dispositions_on_time' | 'letters.dispositions_due', value: number) => ({
  count: name,
  words_id: '',
  words_en: '',
  value,
  records: [],
  records_total: 0,
})

const onTime = (done: number, due: number, contribution: number): IndicatorExplanation => ({
  key: 'dispositions_on_time',
  name_id: '',
  name_en: '',
  formula: 'min(1, letters.dispositions_on_time ÷ letters.dispositions_due ÷ 0.9) × 0.2 × 0.6 × 100',
  formula_id: '',
  formula_en: '',
  numerator: count('letters.dispositions_on_time', done),
  denominator: count('letters.dispositions_due', due),
  value: 0,
  weight: 0.2,
  maximum: 12,
  contribution,
})

test('the formula with its numbers', () => {
  expect(calculation(onTime(1, 7, 1.9))).toBe('min(1; 1 ÷ 7 ÷ 0,9) × 0,2 × 0,6 × 100 = 1,90')
  expect(calculation(onTime(1234, 5000, 3.29))).toBe('min(1; 1.234 ÷ 5.000 ÷ 0,9) × 0,2 × 0,6 × 100 = 3,29')
})

test('what a rule sets to nought is not shown as the result of the formula', () => {
  expect(calculation(onTime(0, 0, 0))).toContain('0 ÷ 0 ÷ 0,9) × 0,2 × 0,6 × 100 → 0,00')
  expect(calculation(onTime(1, 1, 0), true)).toContain('→ 0,00')
})

test('decimals in a sentence', () => {
  expect(withCommas('dibagi sasaran 0.9, paling tinggi 1')).toBe('dibagi sasaran 0,9, paling tinggi 1')
})
