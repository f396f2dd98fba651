import type { Application } from '@/features/permits/types'
import type { SignatureKey } from '@/ui/signing/signing'

/** Null where a signature is no matter: before the paper is put to the signer, and where there is to be none. */
export function signatureKey({
  signature,
  permit,
  status,
}: Pick<Application, 'signature' | 'permit' | 'status'>): SignatureKey | null {
  if (signature) return signature.state
  if (permit) return 'onPaper'
  return status === 'awaiting_signature' ? 'none' : null
}
