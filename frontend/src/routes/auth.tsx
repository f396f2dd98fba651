import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { restore } from '@/api/session'
import { rootRoute, shellRoute } from '@/app/shellRoute'

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masuk',
  // where to go on after signing in; only a path of this application
  validateSearch: (search: Record<string, unknown>): { ke?: string } => {
    const target = search['ke']
    return typeof target === 'string' && /^\/(?![/\\])/.test(target) ? { ke: target } : {}
  },
  beforeLoad: async ({ search }) => {
    if ((await restore()) === 'renewed') throw redirect({ to: search.ke ?? '/' })
  },
  component: lazyRouteComponent(() => import('@/features/auth/LoginPage')),
})

export const authRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/ganti-sandi',
    component: lazyRouteComponent(() => import('@/features/auth/PasswordPage')),
  }),
] as const
