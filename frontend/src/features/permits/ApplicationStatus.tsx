import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import type { Status } from './types'

export const STATUSES = [
  'submitted',
  'incomplete',
  'in_review',
  'field_check',
  'awaiting_payment',
  'awaiting_initials',
  'awaiting_signature',
  'ready',
  'handed_over',
  'rejected',
  'cancelled',
  'withdrawn',
] as const satisfies Status[]

const tones: Record<Status, Tone> = {
  draft: 'neutral',
  submitted: 'info',
  incomplete: 'warning',
  in_review: 'info',
  field_check: 'info',
  awaiting_payment: 'warning',
  awaiting_initials: 'info',
  awaiting_signature: 'info',
  ready: 'success',
  handed_over: 'success',
  rejected: 'danger',
  cancelled: 'neutral',
  withdrawn: 'neutral',
}

export function ApplicationStatus({ status }: { status: Status }) {
  const { t } = useTranslation('permits')
  return <StatusBadge tone={tones[status]} label={t(`status.${status}`)} />
}
