import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

type Status = 'waiting' | 'done' | 'failed'

export const jobsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pekerjaan-latar',
    validateSearch: (search: Record<string, unknown>): { status?: Status } => {
      const { status } = search
      return status === 'waiting' || status === 'done' || status === 'failed' ? { status } : {}
    },
    component: lazyRouteComponent(() => import('@/features/jobs/JobsPage')),
  }),
] as const
