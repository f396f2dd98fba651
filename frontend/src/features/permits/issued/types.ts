import type { Application } from '@/features/permits/types'

export type Permit = NonNullable<Application['permit']>
export type PermitState = Permit['state']
export type PermitVersion = Application['versions'][number]
export type Succession = NonNullable<Application['succession']>
export type SuccessionKind = Succession['kind']

/** The word of an address for what follows a paper. */
export const PATHS = { renewal: 'perpanjangan', amendment: 'perbaikan' } as const satisfies Record<
  SuccessionKind,
  string
>
