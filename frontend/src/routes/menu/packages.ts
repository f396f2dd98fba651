import { IconFileImport } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const packagesNav: NavItem[] = [
  { to: '/paket', label: 'packages', icon: IconFileImport, anyOf: ['package.export'] },
]
