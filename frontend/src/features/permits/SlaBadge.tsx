import {
  IconAlarm,
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconPlayerPause,
  IconPlayerStop,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '@/lib/format'
import { StatusBadge } from '@/ui/StatusBadge'
import { type Sla, slaOf } from './sla'
import type { ApplicationRow } from './types'

const icons: Record<Sla['key'], TablerIcon> = {
  left: IconClock,
  dueToday: IconAlarm,
  late: IconClockExclamation,
  pastDue: IconClockExclamation,
  paused: IconPlayerPause,
  pausedLate: IconPlayerPause,
  inTime: IconCircleCheck,
  finishedLate: IconClockExclamation,
  ended: IconPlayerStop,
}

/** Working days left, in words, shape and colour. */
export function SlaBadge({ of }: { of: Pick<ApplicationRow, 'status' | 'clock' | 'late'> }) {
  const { t } = useTranslation('permits')
  const { key, days, tone } = slaOf(of)
  return (
    <StatusBadge
      tone={tone}
      icon={icons[key]}
      label={t(`sla.${key}`, { count: days, days: formatNumber(days) })}
    />
  )
}
