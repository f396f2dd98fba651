import '@mantine/spotlight/styles.layer.css'
import { Kbd, UnstyledButton } from '@mantine/core'
import { Spotlight, type SpotlightActionData, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@/api/types'
import classes from './CommandPalette.module.css'
import { allowedItems } from './nav'
import { navItems } from './navItems'

const PaletteLetters = lazy(() => import('./PaletteLetters'))

export function PaletteButton() {
  const { t } = useTranslation()
  return (
    <UnstyledButton className={classes['button'] ?? ''} onClick={spotlight.open} data-tour="search">
      <IconSearch size={18} aria-hidden />
      <span>{t('nav.search')}</span>
      <Kbd size="xs" aria-hidden>
        Ctrl K
      </Kbd>
    </UnstyledButton>
  )
}

/** Ctrl+K from anywhere, also while typing in an input: pages, and letters by number or subject. */
export function CommandPalette({ permissions }: { permissions: Permission[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [letters, setLetters] = useState<SpotlightActionData[]>([])
  const q = typed.trim()
  const looks = q.length >= 2 && permissions.includes('letter.read')
  const pages = allowedItems(navItems, permissions).map(({ to, label, icon: Icon }) => ({
    id: to,
    label: t(`nav.${label}`),
    leftSection: <Icon size={18} aria-hidden />,
    onClick: () => void navigate({ to }),
  }))
  return (
    <>
      {looks && (
        <Suspense>
          <PaletteLetters typed={q} onFound={setLetters} />
        </Suspense>
      )}
      <Spotlight
        query={typed}
        onQueryChange={setTyped}
        scrollable
        maxHeight="70vh"
        shortcut="mod + K"
        tagsToIgnore={[]}
        nothingFound={t('nav.noCommand')}
        searchProps={{ placeholder: t('nav.search'), 'aria-label': t('nav.search') }}
        actions={looks ? [...pages, ...letters] : pages}
      />
    </>
  )
}
