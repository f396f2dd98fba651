import { IconFileImport } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'

export const packagesNav: NavItem[] = [
  { to: '/paket', label: 'packages', icon: IconFileImport, anyOf: ['package.export'] },
]

export const packagesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/paket',
    component: lazyRouteComponent(() => import('@/features/packages/PackagesPage')),
  }),
] as const
