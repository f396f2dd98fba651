import { AppShell, Box, Burger, Group, Text } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { SignInAgainDialog } from '@/features/auth/SignInAgainDialog'
import { AccountMenu } from './AccountMenu'
import { CommandPalette, PaletteButton } from './CommandPalette'
import { LanguageSwitch } from './LanguageSwitch'
import { MainMenu } from './MainMenu'
import { PositionSwitch } from './PositionSwitch'

/** These come after the page, or when they are asked for: nobody waits for them. */
const SessionEnding = lazy(() => import('@/features/auth/SessionEnding'))
const KeyboardHelp = lazy(() => import('@/ui/KeyboardHelp'))
const Bell = lazy(() => import('@/features/notifications/Bell'))
const SendKept = lazy(() => import('@/features/permits/visits/SendKept'))
const Tour = lazy(() => import('@/features/help/tour/Tour'))

/** The frame around every page: menu, position, language, palette, and the dialog for an ended session. */
export default function Shell() {
  const { t } = useTranslation()
  const me = useMe()
  const [menuOpen, menu] = useDisclosure()
  const [helpOpen, help] = useDisclosure()
  // stays once it was opened, so that closing gives the focus back
  const [helpAsked, setHelpAsked] = useState(false)
  if (helpOpen && !helpAsked) setHelpAsked(true)
  useHotkeys([['shift+?', help.open]])
  useFocusOnNavigation()
  if (!me) return null
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !menuOpen } }}
      padding={0}
    >
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap">
          <Burger
            opened={menuOpen}
            onClick={menu.toggle}
            hiddenFrom="sm"
            size="sm"
            aria-label={t('nav.menu')}
            aria-expanded={menuOpen}
            data-tour="menu"
          />
          <Text component={Link} to="/" fw={700} fz="lg" c="var(--mantine-color-anchor)" td="none">
            {t('app')}
          </Text>
          <PaletteButton />
          <PositionSwitch me={me} visibleFrom="sm" />
          <Box data-tour="bell">
            <Suspense fallback={<Box w={44} h={44} />}>
              <Bell />
            </Suspense>
          </Box>
          <LanguageSwitch />
          <AccountMenu me={me} onKeyboardHelp={help.open} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={t('nav.main')} data-tour="menu">
        <PositionSwitch me={me} hiddenFrom="sm" />
        <MainMenu permissions={me.permissions} onNavigate={menu.close} />
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
      <CommandPalette permissions={me.permissions} />
      <SignInAgainDialog />
      <Suspense>
        <SessionEnding />
        <Tour />
        {me.permissions.includes('permit.field_check') && <SendKept />}
        {helpAsked && <KeyboardHelp opened={helpOpen} onClose={help.close} />}
      </Suspense>
    </AppShell>
  )
}

/** A new page takes the focus, so that keyboards and screen readers start at its top. */
function useFocusOnNavigation() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const previous = useRef(path)
  useEffect(() => {
    if (previous.current !== path) document.getElementById('main')?.focus({ preventScroll: true })
    previous.current = path
  }, [path])
}
