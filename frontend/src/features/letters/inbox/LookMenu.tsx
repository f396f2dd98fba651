import { Button, Checkbox, Popover, Radio, Stack } from '@mantine/core'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { COLUMNS, type InboxSearch, shownColumns, sortsIn } from '@/features/letters/search'
import type { Box } from './boxes'
import type { Change } from './InboxFilters'

/** The order of a list where the address names none. */
const NEWEST = 'newest'

interface LookMenuProps {
  box: Box
  search: InboxSearch
  onChange: (change: Change) => void
}

/** In which order the letters stand and what their rows tell: kept in the address, and so in a saved view. */
export function LookMenu({ box, search, onChange }: LookMenuProps) {
  const { t } = useTranslation('letters')
  const sorts = sortsIn(box)
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        >
          {t('look.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack>
          <Radio.Group
            label={t('look.sort')}
            value={search.sort ?? NEWEST}
            onChange={(sort) => onChange({ sort: sorts.find((one) => one === sort) })}
          >
            <Stack gap="xs" mt="xs">
              {([NEWEST, ...sorts] as const).map((sort) => (
                <Radio key={sort} value={sort} label={t(`look.${sort}`)} />
              ))}
            </Stack>
          </Radio.Group>
          <Checkbox.Group
            label={t('look.columns')}
            value={shownColumns(search.columns)}
            onChange={(chosen) => onChange({ columns: COLUMNS.filter((column) => chosen.includes(column)) })}
          >
            <Stack gap="xs" mt="xs">
              {COLUMNS.map((column) => (
                <Checkbox key={column} value={column} label={t(`look.column.${column}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
