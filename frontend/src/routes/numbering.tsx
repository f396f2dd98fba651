import { IconHash, IconListNumbers } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'
import { numbersSearch } from '@/features/numbering/search'

export const numbersNav: NavItem[] = [
  { to: '/register-nomor', label: 'numbers', icon: IconListNumbers, anyOf: ['numbering.keep'] },
]

export const numberPatternsNav: NavItem[] = [
  { to: '/pola-nomor', label: 'numberPatterns', icon: IconHash, anyOf: ['numbering.manage'] },
]

export const numberingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/register-nomor',
    validateSearch: numbersSearch,
    component: lazyRouteComponent(() => import('@/features/numbering/NumbersPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/register-nomor/pinjam/$id',
    component: lazyRouteComponent(() => import('@/features/numbering/LeasePage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pola-nomor',
    component: lazyRouteComponent(() => import('@/features/numbering/PatternsPage')),
  }),
] as const
