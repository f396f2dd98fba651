import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import type { ApplicationRow } from '@/features/permits/types'
import { useWorkload } from './queries'

interface AssignMenuProps {
  rows: ApplicationRow[]
  busy: boolean
  onAssign: (to: string | null) => void
}

/** Takes applications, gives them to an officer, or to nobody: whatever the caller may. */
export function AssignMenu({ rows, busy, onAssign }: AssignMenuProps) {
  const { t } = useTranslation('numbering', { keyPrefix: 'officers' })
  const can = useCan()
  const own = useMe()?.position.id
  const officers = useWorkload().data?.officers ?? []
  const leads = can('permit.assign')
  const free = rows.every(({ assignee }) => !assignee)
  const mine = rows.every(({ assignee }) => assignee?.position_id === own)
  const held = rows.some(({ assignee }) => assignee)
  const takes = can('permit.process') && !mine && (leads || free)
  const gives = held && (leads || mine)
  const others = leads ? officers.filter(({ position_id }) => position_id !== own) : []
  if (!takes && !gives && others.length === 0) return null
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="compact-md"
          variant="default"
          disabled={busy}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('assign')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60vh" style={{ overflowY: 'auto' }}>
        {takes && own && <Menu.Item onClick={() => onAssign(own)}>{t('take')}</Menu.Item>}
        {others.map((officer) => (
          <Menu.Item key={officer.position_id} onClick={() => onAssign(officer.position_id)}>
            {t('giveTo', {
              name: officer.name ?? officer.position_title,
              count: officer.load.open,
            })}
          </Menu.Item>
        ))}
        {gives && <Menu.Item onClick={() => onAssign(null)}>{t('giveBack')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
