import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export const templatesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/teks-naskah',
    component: lazyRouteComponent(() => import('@/features/templates/TemplatesPage')),
  }),
] as const
