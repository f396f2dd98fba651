import { IconNotebook } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const templatesNav: NavItem[] = [
  { to: '/teks-naskah', label: 'templates', icon: IconNotebook, anyOf: ['template.manage'] },
]
