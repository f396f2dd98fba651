import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'
import { interviewSearch } from '@/features/evaluations/interviewSearch'
import { periodSearch } from '@/features/evaluations/periodSearch'

export const evaluationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/evaluasi',
    component: lazyRouteComponent(() => import('@/features/evaluations/PeriodsPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/evaluasi/$period',
    validateSearch: periodSearch,
    component: lazyRouteComponent(() => import('@/features/evaluations/PeriodPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/evaluasi/$period/wawancara',
    validateSearch: interviewSearch,
    component: lazyRouteComponent(() => import('@/features/evaluations/InterviewPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/evaluasi/$period/$agency',
    component: lazyRouteComponent(() => import('@/features/evaluations/AgencyPage')),
  }),
] as const
