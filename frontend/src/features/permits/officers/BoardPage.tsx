import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import type { ApplicationRow, Status } from '@/features/permits/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { LinkButton } from '@/ui/LinkButton'
import { Page } from '@/ui/Page'
import classes from './Board.module.css'
import { BoardColumn } from './BoardColumn'
import { useSeveral } from './queries'
import { moveFocus } from './roving'
import { type PlainStep, stepsOf } from './steps'

/** As an application goes through the office; what has ended is not on the board. */
const COLUMNS: Status[] = [
  'submitted',
  'incomplete',
  'in_review',
  'field_check',
  'awaiting_payment',
  'awaiting_initials',
  'awaiting_signature',
  'ready',
]

interface Asked {
  row: ApplicationRow
  step: PlainStep
}

/** All open applications of the office by where they stand. Arrow keys go from card to card. */
export default function BoardPage() {
  const { t } = useTranslation(['numbering', 'permits'])
  const can = useCan()
  const [dragged, setDragged] = useState<ApplicationRow | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const several = useSeveral()
  const take = ({ row, step }: Asked) => {
    setAsked(null)
    several.mutate({ rows: [row], action: step.action })
  }
  const start = (row: ApplicationRow, step: PlainStep) =>
    step.final ? setAsked({ row, step }) : take({ row, step })
  const leads = dragged ? stepsOf([dragged.status], can) : []
  return (
    <Page
      title={t('officers.board')}
      lead={t('officers.boardLead')}
      actions={
        <LinkButton to="/layanan-loket" variant="default">
          {t('officers.list')}
        </LinkButton>
      }
    >
      <section
        className={classes['board']}
        aria-label={t('officers.board')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls to the side, also by the keyboard
        tabIndex={0}
        onKeyDown={moveFocus}
      >
        {COLUMNS.map((status) => (
          <BoardColumn
            key={status}
            status={status}
            opened={leads.find(({ to }) => to === status)}
            onStep={start}
            onDrag={setDragged}
            onDrop={(step) => dragged && start(dragged, step)}
          />
        ))}
      </section>
      {asked && (
        <ConfirmDialog
          opened
          title={t(`permits:action.${asked.step.action}`)}
          confirmLabel={t(`permits:action.${asked.step.action}`)}
          onConfirm={() => take(asked)}
          onClose={() => setAsked(null)}
        >
          {t('officers.final', { count: 1 })}
        </ConfirmDialog>
      )}
    </Page>
  )
}
