import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute, shellRoute } from '@/app/shellRoute'
import { cashierSearch } from '@/features/permits/money/search'
import { intakeSearch, registerSearch, worklistSearch } from '@/features/permits/search'

const pages = () => import('@/features/permits/pages')
const catalogue = () => import('@/features/permits/catalogue/pages')

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
    component: lazyRouteComponent(pages, 'QueuePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/papan',
    component: lazyRouteComponent(pages, 'BoardPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/layanan-loket/beban',
    component: lazyRouteComponent(pages, 'WorkloadPage'),
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
    component: lazyRouteComponent(pages, 'FollowUpPage'),
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
    component: lazyRouteComponent(pages, 'CashierPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/katalog',
    component: lazyRouteComponent(catalogue, 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/katalog/$id',
    component: lazyRouteComponent(catalogue, 'RevisionPage'),
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
