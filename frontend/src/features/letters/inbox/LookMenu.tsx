import { Button, Menu } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { COLUMNS, type InboxSearch, shownColumns, sortsIn } from '@/features/letters/search'
import type { Box } from './boxes'
import type { Change } from './InboxFilters'

interface LookMenuProps {
  box: Box
  search: InboxSearch
  onChange: (change: Change) => void
}

/** In which order the letters stand and what their rows tell: kept in the address, and so in a saved view. */
export function LookMenu({ box, search, onChange }: LookMenuProps) {
  const { t } = useTranslation('letters')
  const shown = shownColumns(search.columns)
  const mark = (chosen: boolean) => (
    <IconCheck size={16} visibility={chosen ? 'visible' : 'hidden'} aria-hidden />
  )
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        >
          {t('look.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('look.sort')}</Menu.Label>
        {(['newest', ...sortsIn(box)] as const).map((sort) => {
          const chosen = sort === (search.sort ?? 'newest')
          return (
            <Menu.Item
              key={sort}
              role="menuitemradio"
              aria-checked={chosen}
              leftSection={mark(chosen)}
              onClick={() => onChange({ sort: sort === 'newest' ? undefined : sort })}
            >
              {t(`look.${sort}`)}
            </Menu.Item>
          )
        })}
        <Menu.Label>{t('look.columns')}</Menu.Label>
        {COLUMNS.map((column) => {
          const chosen = shown.includes(column)
          const others = COLUMNS.filter((other) => (other === column ? !chosen : shown.includes(other)))
          return (
            <Menu.Item
              key={column}
              role="menuitemcheckbox"
              aria-checked={chosen}
              leftSection={mark(chosen)}
              onClick={() => onChange({ columns: others })}
            >
              {t(`look.column.${column}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
