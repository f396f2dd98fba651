import '@mantine/spotlight/styles.layer.css'
import { Kbd, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { IconMail, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
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
  const [typed, setTyped] = useState('')
  const letters = useLettersFor(typed, permissions.includes('letter.read'))
  const pages = allowedItems(navItems, permissions).map(({ to, label, icon: Icon }) => ({
    id: to,
    label: t(`nav.${label}`),
    leftSection: <Icon size={18} aria-hidden />,
    onClick: () => void navigate({ to }),
  }))
  const found = letters.map((letter) => ({
    id: letter.id,
    label: letter.subject,
    description: [letter.letter_number, letter.sender_name ?? letter.addressee_name]
      .filter(Boolean)
      .join(' · '),
    // The server has judged that it fits; the list need not find the words again.
    keywords: [typed],
    leftSection: <IconMail size={18} aria-hidden />,
    onClick: () => void navigate({ to: '/surat/$id', params: { id: letter.id } }),
  }))
  return (
    <Spotlight
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight="70vh"
      shortcut="mod + K"
      tagsToIgnore={[]}
      nothingFound={t('nav.noCommand')}
      searchProps={{ placeholder: t('nav.search'), 'aria-label': t('nav.search') }}
      actions={[...pages, ...found]}
    />
  )
}

/** Letters by number or subject, once there is something to look for and the typing pauses. */
function useLettersFor(typed: string, may: boolean) {
  const [q] = useDebouncedValue(typed.trim(), 200)
  const query = { q, limit: 8 }
  const found = api.useQuery(
    'get',
    '/api/v1/letters',
    { params: { query } },
    { enabled: may && q.length >= 2 },
  )
  // what was found for other words is no answer to these
  return (q === typed.trim() && q.length >= 2 && found.data?.items) || []
}
