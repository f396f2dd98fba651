import { IconUsers } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'

export const usersNav: NavItem[] = [
  { to: '/pengguna', label: 'users', icon: IconUsers, anyOf: ['user.manage'], homeFor: ['user.manage'] },
]

export const usersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pengguna',
    validateSearch: (search: Record<string, unknown>): { q?: string } =>
      typeof search['q'] === 'string' && search['q'] ? { q: search['q'] } : {},
    component: lazyRouteComponent(() => import('@/features/users/UsersPage')),
  }),
] as const
