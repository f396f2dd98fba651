import type { Tone } from '@/ui/StatusBadge'
import type { DispatchStatus, OutsideWay } from './types'

export const dispatchTones: Record<DispatchStatus, Tone> = {
  delivered: 'info',
  read: 'success',
  waiting: 'info',
  sent: 'success',
  failed: 'danger',
  prepared: 'warning',
  handed_over: 'info',
  received: 'success',
  returned: 'danger',
  withdrawn: 'neutral',
}

/** In the order in which they are offered. */
export const OUTSIDE_WAYS: OutsideWay[] = ['mail', 'courier', 'post', 'hand']
