import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'
import type { NumbersSearch } from '@/features/numbering/search'

export const numberingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/register-nomor',
    // what the server does not know it refuses in words
    validateSearch: (search: NumbersSearch) => search,
    component: lazyRouteComponent(() => import('@/features/numbering/RegisterPage')),
  }),
] as const
