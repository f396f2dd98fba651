import { Button, Checkbox, Group } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import type { ApplicationRow } from '@/features/permits/types'
import { MAX_CHOSEN } from '@/lib/selection'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { AssignMenu } from './AssignMenu'
import { useSeveral } from './queries'
import { type PlainStep, stepsOf } from './steps'

interface SeveralBarProps {
  rows: ApplicationRow[]
  chosen: ApplicationRow[]
  onChoose: (ids: string[]) => void
}

/** Above the list: choose several applications and do one thing to all of them. */
export function SeveralBar({ rows, chosen, onChoose }: SeveralBarProps) {
  const { t } = useTranslation(['numbering', 'permits'])
  const can = useCan()
  const [asked, setAsked] = useState<PlainStep | null>(null)
  const several = useSeveral(onChoose)
  const shown = rows.slice(0, MAX_CHOSEN)
  const all = chosen.length === shown.length
  const take = (step: PlainStep) => {
    setAsked(null)
    several.mutate({ rows: chosen, action: step.action })
  }
  const steps = stepsOf(
    chosen.map(({ status }) => status),
    can,
  )
  return (
    <Group mb="xs" gap="xs" role="group" aria-label={t('officers.several')} mih={44}>
      <Checkbox
        label={chosen.length > 0 ? t('officers.chosen', { count: chosen.length }) : t('officers.chooseAll')}
        checked={all}
        indeterminate={chosen.length > 0 && !all}
        onChange={() => onChoose(all ? [] : shown.map(({ id }) => id))}
        mr="auto"
      />
      {chosen.length > 0 && (
        <AssignMenu
          rows={chosen}
          busy={several.isPending}
          onAssign={(to) => several.mutate({ rows: chosen, to })}
        />
      )}
      {steps.map((step) => (
        <Button
          key={step.action}
          size="compact-md"
          variant={step === steps[0] ? 'filled' : 'default'}
          disabled={several.isPending}
          onClick={() => (step.final ? setAsked(step) : take(step))}
        >
          {t(`permits:action.${step.action}`)}
        </Button>
      ))}
      {asked && (
        <ConfirmDialog
          opened
          title={t(`permits:action.${asked.action}`)}
          confirmLabel={t(`permits:action.${asked.action}`)}
          onConfirm={() => take(asked)}
          onClose={() => setAsked(null)}
        >
          {t('officers.final', { count: chosen.length })}
        </ConfirmDialog>
      )}
    </Group>
  )
}
