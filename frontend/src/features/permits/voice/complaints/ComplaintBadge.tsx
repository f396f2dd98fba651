import { useTranslation } from 'react-i18next'
import type { ComplaintRow } from '@/features/permits/voice/types'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'

const tones: Record<ComplaintRow['status'], Tone> = {
  received: 'warning',
  in_progress: 'info',
  answered: 'success',
  closed: 'neutral',
}

/** Where a complaint stands, and whether it is late. */
export function ComplaintBadge({ status, late, working_days_left }: ComplaintRow) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  return late ? (
    <StatusBadge tone="danger" label={t('lateBy', { count: -working_days_left })} />
  ) : (
    <StatusBadge tone={tones[status]} label={t(`status.${status}`)} />
  )
}
