import type { Letter } from '@/features/letters/types'

/** How far the electronic signature of a letter is. */
export interface Signature {
  state: 'none' | 'waiting' | 'signed' | 'revoked' | 'superseded'
  /** Verification code. */
  code?: string | null
  provider?: string | null
  certified?: boolean | null
  last_outcome?: 'started' | 'signed' | 'refused' | 'unavailable' | 'unknown' | null
  /** Since when it waits. */
  waiting_since?: string | null
  revoke_reason?: string | null
}

/** Null for letters that are not signed here: those from outside. */
export function signatureOf(letter: Letter & { signature?: Signature | null }): Signature | null {
  return letter.signature ?? null
}

/** Words of a signature by state; approved without one is another thing than not signed yet. */
export function stateKey({ state }: Signature, status: Letter['status']): Signature['state'] | 'onPaper' {
  return state === 'none' && (status === 'approved' || status === 'dispatched') ? 'onPaper' : state
}

/** Only the approver takes a signed letter back. */
export function mayTakeBack(letter: Letter, positionId: string | undefined): boolean {
  return signatureOf(letter)?.state === 'signed' && letter.approver?.position_id === positionId
}
