import { IconNotebook } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { NavItem } from '@/app/nav'
import { shellRoute } from '@/app/shellRoute'

export const templatesNav: NavItem[] = [
  { to: '/teks-naskah', label: 'templates', icon: IconNotebook, anyOf: ['template.manage'] },
]

export const templatesRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/teks-naskah',
    component: lazyRouteComponent(() => import('@/features/templates/TemplatesPage')),
  }),
] as const
