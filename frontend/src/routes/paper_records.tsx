import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shellRoute } from '@/app/shellRoute'

export interface PaperSearch {
  untuk?: 'letters' | 'permits'
}

export const paperRecordsRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/catatan-kertas',
    validateSearch: ({ untuk }: Record<string, unknown>): PaperSearch =>
      untuk === 'letters' || untuk === 'permits' ? { untuk } : {},
    component: lazyRouteComponent(() => import('@/features/paper_records/PaperRecordsPage')),
  }),
] as const
