import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export const packagesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/paket',
    component: lazyRouteComponent(() => import('@/features/packages/PackagesPage')),
  }),
] as const
