import type { Permit } from './types'

/** What can follow a paper that stands so: the server asks for the same. */
export function followUps({ state, valid_until }: Pick<Permit, 'state' | 'valid_until'>) {
  const stands = state === 'valid' || state === 'expired'
  return { renewal: stands && Boolean(valid_until), amendment: state === 'valid', revocation: stands }
}
