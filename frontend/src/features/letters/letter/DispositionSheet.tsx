import { IconMessageQuestion } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { DispositionStatusBadge, DueDate } from '@/features/letters/badges'
import { Attachments } from '@/features/letters/files/Attachments'
import { personName } from '@/features/letters/people'
import { useInstructions } from '@/features/letters/queries'
import type { Disposition } from '@/features/letters/types'
import { isOpen } from '@/features/letters/words'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { StatusBadge } from '@/ui/StatusBadge'
import { DispositionActions } from './DispositionActions'
import classes from './letter.module.css'

function reportTitle({ kind }: Disposition, report: Disposition['follow_ups'][number]) {
  if (report.kind === 'return') return 'sentBack'
  if (kind === 'opinion') return 'opinionSaid'
  return report.done ? 'reportDone' : 'report'
}

/** One disposition: from, to, instructions, note, due date, reports, and what the reader may do with it. */
export function DispositionSheet({
  disposition,
  children,
}: {
  disposition: Disposition
  children?: ReactNode
}) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const { nameOf } = useInstructions()
  const mine = useMe()?.position.id === disposition.to.position_id
  const { from, to, status, due_date, note, created_at, read_at, reopened_at } = disposition
  const opinion = disposition.kind === 'opinion'
  return (
    <div className={classes['sheet']} data-mine={mine}>
      <div>
        <strong>{personName(to)}</strong> {mine && `(${t('you')})`}
      </div>
      <div className={classes['meta']}>
        {opinion && <StatusBadge tone="neutral" icon={IconMessageQuestion} label={t('opinionAsked')} />}
        <DispositionStatusBadge status={status} />
        <DueDate date={due_date} open={isOpen(status)} workingDays={disposition.working_days_left} />
      </div>
      {!opinion && <div>{disposition.instruction_codes.map(nameOf).join(' · ')}</div>}
      {note && <p className={classes['words']}>“{note}”</p>}
      <div className={classes['meta']}>
        <span>{t('givenBy', { name: personName(from), at: formatDateTime(created_at, language) })}</span>
        <span>{read_at ? t('openedAt', { at: formatDateTime(read_at, language) }) : t('notOpened')}</span>
        {reopened_at && <span>{t('reopenedAt', { at: formatDateTime(reopened_at, language) })}</span>}
      </div>
      {disposition.follow_ups.map((report) => (
        <div key={report.id} className={classes['report']} data-kind={report.kind}>
          <div className={classes['meta']}>
            <strong>{t(reportTitle(disposition, report))}</strong>
            <span>
              {report.name ?? personName(to)}, {formatDateTime(report.created_at, language)}
            </span>
          </div>
          <p className={classes['words']}>{report.report}</p>
          {report.attachments.length > 0 && (
            <Attachments
              label={t('attachments')}
              letterId={disposition.letter.id}
              files={report.attachments}
            />
          )}
        </div>
      ))}
      <DispositionActions disposition={disposition} />
      {children}
    </div>
  )
}
