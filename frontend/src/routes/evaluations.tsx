import { IconChartBar } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'
import { interviewSearch } from '@/features/evaluations/interviewSearch'
import { periodSearch } from '@/features/evaluations/periodSearch'

export const evaluationsNav: NavItem[] = [
  {
    to: '/evaluasi',
    label: 'evaluations',
    icon: IconChartBar,
    anyOf: ['evaluation.read'],
    homeFor: ['evaluation.manage'],
  },
]

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
