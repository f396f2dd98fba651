import { IconBook } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const numbersNav: NavItem[] = [
  {
    to: '/register-nomor',
    label: 'numbers',
    icon: IconBook,
    anyOf: ['numbering.keep', 'numbering.manage'],
  },
]
