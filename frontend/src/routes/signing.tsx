import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export const signingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tanda-tangan-saya',
    component: lazyRouteComponent(() => import('@/features/signing/KeyPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/antrean-tanda-tangan',
    component: lazyRouteComponent(() => import('@/features/signing/QueuePage')),
  }),
] as const
