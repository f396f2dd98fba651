import { IconAlertTriangle, IconCircleCheck, IconCircleX, type TablerIcon } from '@tabler/icons-react'
import type { Category } from './types'

const icons: Record<Category, TablerIcon> = {
  good: IconCircleCheck,
  fair: IconAlertTriangle,
  poor: IconCircleX,
}

/** The shape that the badge of the category has. */
export function CategoryIcon({ category }: { category: Category }) {
  const Icon = icons[category]
  return <Icon size={15} aria-hidden />
}
