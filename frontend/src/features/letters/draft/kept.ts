import type { Letter } from '@/features/letters/types'
import { loadDraft, saveDraft } from '@/lib/draft'
import type { Values } from './values'

/** What was typed and not saved, with the version that it was typed over. */
export interface Kept {
  values: Values
  version: number | null
  at: string
}

export function keptName(letter: Letter | undefined, replyTo: Letter | undefined): string {
  if (letter) return `surat.${letter.id}`
  return replyTo ? `surat.balasan.${replyTo.id}` : 'surat.baru'
}

/** Words of confidential letters do not reach the storage of the browser. */
export function mayKeep({ security_level }: Values): boolean {
  return security_level === 'open' || security_level === 'restricted'
}

export function keep(name: string, values: Values, version: number | null, at: string): void {
  if (mayKeep(values)) saveDraft(name, { values, version, at } satisfies Kept)
}

/** What was kept, if it has the fields of today. */
export function restored(name: string, initial: Values): Kept | null {
  const kept = loadDraft<Kept>(name)
  const fits = kept?.values && Object.keys(initial).every((field) => field in kept.values)
  return fits ? kept : null
}

/** The letter as it was when typing began: if somebody saved since, saving meets a newer version and compares. */
export function typedOver(letter: Letter | undefined, kept: Kept | null): Letter | undefined {
  if (!letter || kept?.version == null) return letter
  return { ...letter, version: kept.version }
}
