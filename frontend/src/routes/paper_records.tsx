import { IconNotebook } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'

export const paperRecordsNav: NavItem[] = [
  { to: '/catatan-kertas', label: 'paperRecords', icon: IconNotebook, anyOf: ['paper_record.read'] },
]

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
