import type { Tone } from '@/ui/StatusBadge'
import type { Attempt, SigningKey } from './types'

export const keyTones: Record<SigningKey['state'], Tone> = {
  none: 'neutral',
  active: 'success',
  expired: 'warning',
  revoked: 'danger',
}

export const outcomeTones: Record<Attempt['outcome'], Tone> = {
  started: 'info',
  signed: 'success',
  refused: 'danger',
  unavailable: 'warning',
  unknown: 'warning',
}

/** Both versions of the BSrE service are one provider to its users. */
export const providerName = (provider: string): 'local' | 'bsre' => (provider === 'local' ? 'local' : 'bsre')
