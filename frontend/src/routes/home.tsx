import { createRoute, redirect } from '@tanstack/react-router'
import { getSession } from '@/api/session'
import { HomePage } from '@/app/HomePage'
import { firstPage } from '@/app/nav'
import { navItems } from '@/app/navItems'
import { shellRoute } from '@/app/shellRoute'

export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    const page = firstPage(navItems, getSession().me?.permissions ?? [])
    if (page) throw redirect({ to: page })
  },
  component: HomePage,
})
