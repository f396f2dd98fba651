import type { Tone } from '@/ui/StatusBadge'
import type { Channel, DispositionStatus, LetterStatus, SecurityLevel, Urgency } from './types'

/** Values in the order in which they are offered, and the tone that each is shown in. */
export const letterTones: Record<LetterStatus, Tone> = {
  registered: 'info',
  read: 'neutral',
  disposed: 'info',
  closed: 'success',
  draft: 'neutral',
  in_review: 'info',
  awaiting_approval: 'warning',
  approved: 'info',
  dispatched: 'success',
  cancelled: 'danger',
  withdrawn: 'danger',
}

export const dispositionTones: Record<DispositionStatus, Tone> = {
  sent: 'info',
  read: 'neutral',
  in_progress: 'info',
  done: 'success',
  forwarded: 'neutral',
  cancelled: 'danger',
}

export const URGENCIES: Urgency[] = ['normal', 'urgent', 'very_urgent']
export const SECURITY_LEVELS: SecurityLevel[] = ['open', 'restricted', 'confidential', 'secret']
export const CHANNELS: Channel[] = ['paper', 'email', 'electronic']
export const INCOMING: LetterStatus[] = ['registered', 'read', 'disposed', 'closed']
export const OUTGOING: LetterStatus[] = [
  'draft',
  'in_review',
  'awaiting_approval',
  'approved',
  'dispatched',
  'cancelled',
  'withdrawn',
]
export const DISPOSITION_STATUSES: DispositionStatus[] = [
  'sent',
  'read',
  'in_progress',
  'done',
  'forwarded',
  'cancelled',
]

export const isOpen = (status: DispositionStatus): boolean =>
  status === 'sent' || status === 'read' || status === 'in_progress'
