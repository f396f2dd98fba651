import type { Tone } from '@/ui/StatusBadge'
import type { ApplicationRow, Status } from './types'

/** What to say about the service time; `days` is always counted upwards. */
export interface Sla {
  key:
    | 'left'
    | 'dueToday'
    | 'late'
    | 'pastDue'
    | 'paused'
    | 'pausedLate'
    | 'inTime'
    | 'finishedLate'
    | 'ended'
  days: number
  tone: Tone
}

const ENDED: Status[] = ['rejected', 'cancelled', 'withdrawn']

/** Late applications need not have used a working day yet: the due date may have been a Friday, and today Saturday. */
export function slaOf({ status, clock, late }: Pick<ApplicationRow, 'status' | 'clock' | 'late'>): Sla {
  const left = clock.working_days_left
  const days = Math.abs(left)
  if (clock.state === 'stopped') {
    if (ENDED.includes(status)) return { key: 'ended', days: 0, tone: 'neutral' }
    return late ? { key: 'finishedLate', days, tone: 'warning' } : { key: 'inTime', days, tone: 'success' }
  }
  if (clock.state === 'paused')
    return late ? { key: 'pausedLate', days, tone: 'warning' } : { key: 'paused', days, tone: 'neutral' }
  if (late) return { key: left < 0 ? 'late' : 'pastDue', days, tone: 'danger' }
  return left > 0 ? { key: 'left', days, tone: 'info' } : { key: 'dueToday', days: 0, tone: 'warning' }
}
