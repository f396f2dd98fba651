import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export const usersRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pengguna',
    validateSearch: (search: Record<string, unknown>): { q?: string } =>
      typeof search['q'] === 'string' && search['q'] ? { q: search['q'] } : {},
    component: lazyRouteComponent(() => import('@/features/users/UsersPage')),
  }),
] as const
