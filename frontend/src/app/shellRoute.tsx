import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { getSession, restore } from '@/api/session'

export const rootRoute = createRootRoute({ component: Outlet })

/** Parent of every page for people who are signed in. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  component: lazyRouteComponent(() => import('./Shell')),
  beforeLoad: async ({ location }) => {
    const renewal = await restore()
    if (renewal === 'expired') throw redirect({ to: '/masuk', search: { ke: location.href } })
    if (renewal === 'unavailable') throw { title: '', status: 503, code: 'unavailable' }
    // the server refuses everything else until a temporary password is changed
    const temporary = getSession().me?.user.must_change_password
    if (temporary && location.pathname !== '/ganti-sandi') throw redirect({ to: '/ganti-sandi' })
  },
})
