import { Button, Group, Menu, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import { SlaBadge } from '@/features/permits/SlaBadge'
import { registerNumber, serviceName } from '@/features/permits/text'
import type { ApplicationRow } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { LinkAnchor } from '@/ui/LinkAnchor'
import classes from './Board.module.css'
import { shortOfficer } from './officerName'
import { type PlainStep, stepsOf } from './steps'

interface BoardCardProps {
  row: ApplicationRow
  onStep: (row: ApplicationRow, step: PlainStep) => void
  onDrag: (row: ApplicationRow | null) => void
}

/** An application on the board: dragged with the mouse, moved on with its menu by the keyboard. */
export function BoardCard({ row, onStep, onDrag }: BoardCardProps) {
  const { t } = useTranslation(['numbering', 'permits'])
  const language = useLanguage()
  const steps = stepsOf([row.status], useCan())
  const name = row.applicant_name || t('permits:personal.nameErased')
  return (
    <li
      className={classes['card']}
      data-card
      draggable={steps.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', row.id)
        onDrag(row)
      }}
      onDragEnd={() => onDrag(null)}
    >
      <LinkAnchor to="/layanan-loket/$id" params={{ id: row.id }} fw={600} draggable={false}>
        {name}
      </LinkAnchor>
      <Text size="sm">{serviceName(row.service, language)}</Text>
      <Text size="sm" c="dimmed">
        {t('permits:registerShort', { number: registerNumber(row) })}
        {row.assignee && ` · ${shortOfficer(row.assignee)}`}
      </Text>
      <Group justify="space-between" gap={4} mt={4}>
        <SlaBadge of={row} />
        {steps.length > 0 && (
          <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
            <Menu.Target>
              <Button
                size="compact-md"
                variant="subtle"
                aria-label={t('officers.moveOf', { name })}
                rightSection={<IconArrowRight size={16} aria-hidden />}
              >
                {t('officers.move')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {steps.map((step) => (
                <Menu.Item key={step.action} onClick={() => onStep(row, step)}>
                  {t(`permits:action.${step.action}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </li>
  )
}
