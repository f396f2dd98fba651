import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import type { Period } from './types'

const tones: Record<Period['status'], Tone> = { open: 'neutral', computed: 'info', published: 'success' }

export function PeriodStatus({ status }: Pick<Period, 'status'>) {
  const { t } = useTranslation('evaluations')
  return <StatusBadge tone={tones[status]} label={t(`status.${status}`)} />
}
