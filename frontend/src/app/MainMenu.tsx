import { NavLink } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import { Fragment, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@/api/types'
import { allowedItems } from './nav'
import { navItems } from './navItems'

// comes after the menu: nobody waits for it
const PinnedViews = lazy(() => import('@/features/letters/inbox/PinnedViews'))

/** The longest entry that the address starts with: /surat/konsep is "Konsep surat", /surat/… is "Kotak surat". */
export function currentEntry(addresses: string[], path: string): string | undefined {
  return addresses
    .filter((to) => path === to || path.startsWith(`${to}/`))
    .sort((one, other) => other.length - one.length)[0]
}

export function MainMenu({ permissions, onNavigate }: { permissions: Permission[]; onNavigate: () => void }) {
  const { t } = useTranslation()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const items = allowedItems(navItems, permissions)
  const current = currentEntry(
    items.map((item) => item.to),
    path,
  )
  return items.map(({ to, label, icon: Icon }) => (
    <Fragment key={to}>
      <NavLink
        component={Link}
        to={to}
        // the router would mark /surat on /surat/konsep as well
        activeOptions={{ exact: true, includeSearch: false }}
        label={t(`nav.${label}`)}
        leftSection={<Icon size={18} aria-hidden />}
        active={to === current}
        aria-current={to === current ? 'page' : undefined}
        onClick={onNavigate}
      />
      {to === '/surat' && (
        <Suspense>
          <PinnedViews onNavigate={onNavigate} />
        </Suspense>
      )}
    </Fragment>
  ))
}
