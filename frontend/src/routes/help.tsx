import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export const helpRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/bantuan',
    component: lazyRouteComponent(() => import('@/features/help/HelpPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/bantuan/$topic',
    component: lazyRouteComponent(() => import('@/features/help/TopicPage')),
  }),
] as const
