import type { Problem } from '@/api/problem'

export type KeyFault = 'none' | 'expired' | 'revoked'

/**
 * What a failed attempt to sign means for the signer:
 * - `stale`: the paper is another one than was looked at
 * - `none`, `expired`, `revoked`: what is wrong with the key
 * - `waits`: the service was not reached; the paper is in the queue
 * - `unanswered`: the service may have signed; the paper is in the queue
 * - `ask_service`: the signer has to look at the service first
 * - `uncertain`: no answer of our own server came back
 * - `told`: everything that its own words tell enough of
 */
export type Ending = 'stale' | KeyFault | 'waits' | 'unanswered' | 'ask_service' | 'uncertain' | 'told'

const BY_CODE: Record<string, Ending> = {
  stale: 'stale',
  no_signing_key: 'none',
  certificate_expired: 'expired',
  certificate_revoked: 'revoked',
  signing_unavailable: 'waits',
  signing_unanswered: 'unanswered',
  signing_unknown: 'ask_service',
}

export function endingOf({ code, status }: Pick<Problem, 'code' | 'status'>): Ending {
  return BY_CODE[code] ?? (status === 0 || status >= 500 ? 'uncertain' : 'told')
}

export const isKeyFault = (ending: Ending): ending is KeyFault =>
  ending === 'none' || ending === 'expired' || ending === 'revoked'
