import { IconChartBar } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const evaluationsNav: NavItem[] = [
  {
    to: '/evaluasi',
    label: 'evaluations',
    icon: IconChartBar,
    anyOf: ['evaluation.read'],
    homeFor: ['evaluation.manage'],
  },
]
