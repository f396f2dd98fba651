import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import type { Category } from './types'

const categoryTone: Record<Category, Tone> = { good: 'success', fair: 'warning', poor: 'danger' }

/** Baik, cukup or kurang, in word, shape and colour. */
export function CategoryBadge({ category }: { category: Category }) {
  const { t } = useTranslation('evaluations')
  return <StatusBadge tone={categoryTone[category]} label={t(`category.${category}`)} />
}
