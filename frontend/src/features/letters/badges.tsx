import { IconAlarm, IconClockHour4, IconEyeOff, IconFlame, IconLock, IconUrgent } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { today } from '@/lib/dates'
import { formatDate, formatNumber } from '@/lib/format'
import { StatusBadge } from '@/ui/StatusBadge'
import { dueOn } from './due'
import type { DispositionStatus, LetterStatus, SecurityLevel, Urgency } from './types'
import { dispositionTones, letterTones } from './words'

export function LetterStatusBadge({ status }: { status: LetterStatus }) {
  const { t } = useTranslation('letters')
  return <StatusBadge tone={letterTones[status]} label={t(`status.${status}`)} />
}

export function DispositionStatusBadge({ status }: { status: DispositionStatus }) {
  const { t } = useTranslation('letters')
  return <StatusBadge tone={dispositionTones[status]} label={t(`dispositionStatus.${status}`)} />
}

/** Nothing for a letter without urgency: a badge on every row is a badge on none. */
export function UrgencyBadge({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation('letters')
  if (urgency === 'normal') return null
  const most = urgency === 'very_urgent'
  return (
    <StatusBadge
      tone={most ? 'danger' : 'warning'}
      icon={most ? IconFlame : IconUrgent}
      label={t(`urgency.${urgency}`)}
    />
  )
}

export function SecurityBadge({ level }: { level: SecurityLevel }) {
  const { t } = useTranslation('letters')
  if (level === 'open') return null
  const icon = level === 'restricted' ? IconEyeOff : IconLock
  return <StatusBadge tone="danger" icon={icon} label={t(`security.${level}`)} />
}

interface DueDateProps {
  date: string | null | undefined
  open?: boolean
  /** Working days that are left, where the server counted them. */
  workingDays?: number | null | undefined
}

/** The due date with what is left of it, in words, colour and shape; once it is over, the date alone. */
export function DueDate({ date, open = true, workingDays }: DueDateProps) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  if (!date) return null
  const shown = formatDate(date, language)
  if (!open) return <span>{t('due.on', { date: shown })}</span>
  const { key, days, tone } = dueOn(date, today(), workingDays)
  const counted = workingDays === undefined || workingDays === null ? 'calendar' : 'work'
  const span = t(`due.${counted}`, { count: days, days: formatNumber(days) })
  return (
    <StatusBadge
      tone={tone}
      icon={tone === 'danger' ? IconAlarm : IconClockHour4}
      label={`${t(`due.${key}`, { span })} · ${shown}`}
    />
  )
}

/** A date in a table: never broken over two lines. */
export function Day({ date }: { date: string | null | undefined }) {
  const language = useLanguage()
  return <span style={{ whiteSpace: 'nowrap' }}>{formatDate(date, language)}</span>
}
