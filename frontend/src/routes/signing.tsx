import { IconPencil } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'

export const signingNav: NavItem[] = [
  {
    to: '/antrean-tanda-tangan',
    label: 'signingQueue',
    icon: IconPencil,
    anyOf: ['letter.approve', 'letter.dispatch'],
  },
]

export const signingRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/tanda-tangan-saya',
    component: lazyRouteComponent(() => import('@/features/signing/KeyPage')),
  }),
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/antrean-tanda-tangan',
    component: lazyRouteComponent(() => import('@/features/signing/QueuePage')),
  }),
] as const
