import { CATEGORIES, type Category, type Score } from './types'

export interface Summary {
  total: number
  count: Record<Category, number>
  /** Mean electronic share of the poor, 0 to 1; null where none of them recorded any work. */
  poorShare: number | null
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Each agency weighs the same in the mean, however much work it has. */
export function summarise(scores: Score[]): Summary {
  const count = (category: Category) => scores.filter((row) => row.category === category).length
  const [good, fair, poor] = CATEGORIES
  const shares = scores
    .filter((row) => row.category === poor)
    .flatMap(({ electronic_share: share }) => (typeof share === 'number' ? [share] : []))
  return {
    total: scores.length,
    count: { good: count(good), fair: count(fair), poor: count(poor) },
    poorShare: mean(shares),
  }
}
