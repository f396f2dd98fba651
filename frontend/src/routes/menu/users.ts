import { IconUsers } from '@tabler/icons-react'
import type { NavItem } from '@/app/nav'

export const usersNav: NavItem[] = [
  { to: '/pengguna', label: 'users', icon: IconUsers, anyOf: ['user.manage'], homeFor: ['user.manage'] },
]
