import { formatNumber } from '@/lib/format'
import type { IndicatorExplanation } from './types'

/** 0.9 is 0,9, in both languages, as everywhere on the screens. */
export function withCommas(text: string): string {
  return text.replace(/(\d)\.(\d)/g, '$1,$2')
}

/**
 * The server's formula with the counted numbers in the place of the names of the counts, and its result:
 * `min(1; 120 ÷ 400 ÷ 0,9) × 0,5 × 0,6 × 100 = 10,00`.
 */
export function calculation(indicator: IndicatorExplanation, unused = false): string {
  const { formula, numerator, denominator, contribution } = indicator
  const numbers = [numerator, denominator].reduce(
    (text, { count, value }) => (count ? text.replaceAll(count, formatNumber(value)) : text),
    // before the numbers come in: their own full stops part thousands
    withCommas(formula.replaceAll(', ', '; ')),
  )
  // what is set to nought by a rule is not what the formula gives
  const sign = unused || denominator.value === 0 ? '→' : '='
  return `${numbers} ${sign} ${formatNumber(contribution, 2)}`
}
