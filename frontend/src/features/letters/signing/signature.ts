import type { Letter } from '@/features/letters/types'
import type { SignatureKey } from '@/ui/signing/signing'

/** Null where a signature is no matter: letters from outside, and drafts that nobody was asked to sign. */
export function signatureKey({
  signature,
  direction,
  status,
}: Pick<Letter, 'signature' | 'direction' | 'status'>): SignatureKey | null {
  if (signature) return signature.state
  if (direction === 'incoming') return null
  if (status === 'approved' || status === 'dispatched') return 'onPaper'
  return status === 'awaiting_approval' ? 'none' : null
}

/** Only the approver takes a signed letter back. */
export function mayTakeBack(letter: Letter, positionId: string | undefined): boolean {
  return letter.signature?.state === 'signed' && letter.approver?.position_id === positionId
}
