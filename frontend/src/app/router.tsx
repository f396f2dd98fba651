import { createRouter } from '@tanstack/react-router'
import { authRoutes, loginRoute } from '@/routes/auth'
import { evaluationsRoutes } from '@/routes/evaluations'
import { helpRoutes } from '@/routes/help'
import { homeRoute } from '@/routes/home'
import { jobsRoutes } from '@/routes/jobs'
import { lettersRoutes } from '@/routes/letters'
import { notificationsRoutes } from '@/routes/notifications'
import { numberingRoutes } from '@/routes/numbering'
import { packagesRoutes } from '@/routes/packages'
import { paperRecordsRoutes } from '@/routes/paper_records'
import { permitsRoutes, visitRoute } from '@/routes/permits'
import { signingRoutes } from '@/routes/signing'
import { templatesRoutes } from '@/routes/templates'
import { usersRoutes } from '@/routes/users'
import { voiceRoutes } from '@/routes/voice'
import { NotFoundPage, RouteError, RoutePending } from './fallbacks'
import { rootRoute, shellRoute } from './shellRoute'

const routeTree = rootRoute.addChildren([
  loginRoute,
  visitRoute,
  shellRoute.addChildren([
    homeRoute,
    ...authRoutes,
    ...lettersRoutes,
    ...notificationsRoutes,
    ...helpRoutes,
    ...permitsRoutes,
    ...evaluationsRoutes,
    ...paperRecordsRoutes,
    ...signingRoutes,
    ...usersRoutes,
    ...templatesRoutes,
    ...numberingRoutes,
    ...jobsRoutes,
    ...packagesRoutes,
    ...voiceRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // TanStack Query keeps the data; the router only loads code
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFoundPage,
  defaultPendingComponent: RoutePending,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
