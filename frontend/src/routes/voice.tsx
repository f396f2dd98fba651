import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'
import { complaintsSearch, surveySearch } from '@/features/permits/voice/search'

const pages = () => import('@/features/permits/voice/pages')

export const voiceRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pengaduan',
    validateSearch: complaintsSearch,
    component: lazyRouteComponent(pages, 'ComplaintsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pengaduan/$id',
    component: lazyRouteComponent(pages, 'ComplaintPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/survei',
    validateSearch: surveySearch,
    component: lazyRouteComponent(pages, 'SurveyPage'),
  }),
] as const
