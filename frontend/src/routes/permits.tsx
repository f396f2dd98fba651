import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute, shellRoute } from '@/app/shellRoute'
import { cashierSearch } from '@/features/permits/money/search'
import { intakeSearch, registerSearch, worklistSearch } from '@/features/permits/search'

export const permitsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket',
    validateSearch: worklistSearch,
    component: lazyRouteComponent(() => import('@/features/permits/WorklistPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/baru',
    validateSearch: intakeSearch,
    component: lazyRouteComponent(() => import('@/features/permits/IntakePage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/antrean',
    component: lazyRouteComponent(() => import('@/features/permits/queue/QueuePage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/$id',
    component: lazyRouteComponent(() => import('@/features/permits/ApplicationPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/$id/tanda-terima',
    component: lazyRouteComponent(() => import('@/features/permits/ReceiptPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/$id/$lanjutan',
    component: lazyRouteComponent(() => import('@/features/permits/issued/FollowUpPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/naskah-terbit',
    validateSearch: registerSearch,
    component: lazyRouteComponent(() => import('@/features/permits/issued/RegisterPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/kasir',
    validateSearch: cashierSearch,
    component: lazyRouteComponent(() => import('@/features/permits/money/CashierPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/katalog',
    component: lazyRouteComponent(() => import('@/features/permits/catalogue/CataloguePage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/katalog/$id',
    component: lazyRouteComponent(() => import('@/features/permits/catalogue/RevisionPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pelindungan-data',
    component: lazyRouteComponent(() => import('@/features/permits/personal/PersonalDataPage')),
  }),
] as const

/** Not below the frame of the others: it opens without a session where there is no network. */
export const visitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/kunjungan/{-$id}',
  component: lazyRouteComponent(() => import('@/app/VisitFrame')),
})
