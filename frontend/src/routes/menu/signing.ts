import { IconPencil } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const signingNav: NavItem[] = [
  {
    to: '/antrean-tanda-tangan',
    label: 'signingQueue',
    icon: IconPencil,
    anyOf: ['letter.approve', 'letter.dispatch'],
  },
]
