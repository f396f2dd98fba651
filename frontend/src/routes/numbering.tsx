import { IconBook } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'
import type { NumbersSearch } from '@/features/numbering/search'

export const numbersNav: NavItem[] = [
  {
    to: '/register-nomor',
    label: 'numbers',
    icon: IconBook,
    anyOf: ['numbering.keep', 'numbering.manage'],
  },
]

export const numberingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/register-nomor',
    // what the server does not know it refuses in words
    validateSearch: (search: NumbersSearch) => search,
    component: lazyRouteComponent(() => import('@/features/numbering/RegisterPage')),
  }),
] as const
