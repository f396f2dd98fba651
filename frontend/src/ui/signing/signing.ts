import type { paths } from '@/api/schema'
import type { ServedFile } from '@/ui/openFile'

type Letter = paths['/api/v1/letters/{id}']['get']['responses'][200]['content']['application/json']
type Order = paths['/api/v1/letters/{id}/signature']['post']['requestBody']['content']['application/json']

export type Signature = NonNullable<Letter['signature']>

/** Words of a signature: its state, or what it means that there is none. */
export type SignatureKey = Signature['state'] | 'none' | 'onPaper'

/** Kinds of papers that are signed, each with words of its own. */
export type PaperKind = 'letter' | 'permit'

/** What can be signed once its paper was looked at. */
export interface Signable {
  version: number
  allowed_actions: string[]
}

/** How papers of one kind are looked at and signed. */
export interface Signing<T extends Signable> {
  kind: PaperKind
  /** The signer may give it an earlier date. */
  mayDateBack?: boolean
  /** What the signer knows it by. */
  subjectOf: (it: T) => string
  fileOf: (it: T) => ServedFile
  /** The number that the signature granted. */
  numberOf: (signed: T) => string
  /** As it is now. */
  load: () => Promise<T>
  /** Signs exactly the version that was seen. */
  sign: (seen: T, order: Order) => Promise<T>
  /** Whatever shows it asks again. */
  refresh: () => unknown
}
