import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'
import { cashierSearch } from '@/features/permits/money/search'
import { intakeSearch, worklistSearch } from '@/features/permits/search'

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
