import '@mantine/spotlight/styles.layer.css'
import { Kbd, UnstyledButton } from '@mantine/core'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Permission } from '@/api/types'
import classes from './CommandPalette.module.css'
import { allowedItems } from './nav'
import { navItems } from './navItems'

export function PaletteButton() {
  const { t } = useTranslation()
  return (
    <UnstyledButton className={classes['button'] ?? ''} onClick={spotlight.open}>
      <IconSearch size={18} aria-hidden />
      <span>{t('nav.search')}</span>
      <Kbd size="xs" aria-hidden>
        Ctrl K
      </Kbd>
    </UnstyledButton>
  )
}

/** Ctrl+K from anywhere, also while typing in an input. */
export function CommandPalette({ permissions }: { permissions: Permission[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Spotlight
      shortcut="mod + K"
      tagsToIgnore={[]}
      nothingFound={t('nav.noCommand')}
      searchProps={{ placeholder: t('nav.search'), 'aria-label': t('nav.search') }}
      actions={allowedItems(navItems, permissions).map(({ to, label, icon: Icon }) => ({
        id: to,
        label: t(`nav.${label}`),
        leftSection: <Icon size={18} aria-hidden />,
        onClick: () => void navigate({ to }),
      }))}
    />
  )
}
