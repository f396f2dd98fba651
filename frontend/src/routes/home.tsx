import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { getSession } from '@/api/session'
import { shellRoute } from '@/app/shellRoute'

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: async () => {
    const [{ firstPage }, { navItems }] = await Promise.all([import('@/app/nav'), import('@/app/navItems')])
    const page = firstPage(navItems, getSession().me?.permissions ?? [])
    if (page) throw redirect({ to: page })
  },
  component: lazyRouteComponent(() => import('@/app/HomePage'), 'HomePage'),
})
