import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export const notificationsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pemberitahuan',
    validateSearch: (search: Record<string, unknown>): { show?: 'unread' } =>
      search['show'] === 'unread' ? { show: 'unread' } : {},
    component: lazyRouteComponent(() => import('@/features/notifications/pages'), 'NotificationsPage'),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/pemberitahuan/pengaturan',
    component: lazyRouteComponent(() => import('@/features/notifications/pages'), 'PreferencesPage'),
  }),
] as const
