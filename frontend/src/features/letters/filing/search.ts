import { compact } from '@/features/letters/search'
import type { DisposalKind, DisposalStatus, FolderStatus } from './types'
import { DISPOSAL_KINDS, DISPOSAL_STATUSES, FOLDER_STATUSES } from './words'

/** What the router read from the address; a page takes what it knows of it. */
type Raw = object

const known = (address: Raw): Record<string, unknown> => ({ ...address })

const one = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((candidate) => candidate === value)

/** The router reads `?classification=400` as a number. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined

export interface FoldersSearch {
  classification?: string
  year?: number
  status?: FolderStatus
  q?: string
}

export function foldersSearch(address: Raw): FoldersSearch {
  const raw = known(address)
  const year = raw['year']
  return compact<FoldersSearch>({
    classification: text(raw['classification']),
    year: typeof year === 'number' && Number.isInteger(year) ? year : undefined,
    status: one(raw['status'], FOLDER_STATUSES),
    q: text(raw['q']),
  })
}

export interface DisposalsSearch {
  kind?: DisposalKind
  status?: DisposalStatus
}

export function disposalsSearch(address: Raw): DisposalsSearch {
  const raw = known(address)
  return compact<DisposalsSearch>({
    kind: one(raw['kind'], DISPOSAL_KINDS),
    status: one(raw['status'], DISPOSAL_STATUSES),
  })
}

export interface PrepareSearch {
  kind?: DisposalKind
}

export function prepareSearch(address: Raw): PrepareSearch {
  const raw = known(address)
  return compact<PrepareSearch>({ kind: one(raw['kind'], DISPOSAL_KINDS) })
}

export interface RulesSearch {
  q?: string
}

export function rulesSearch(address: Raw): RulesSearch {
  const raw = known(address)
  return compact<RulesSearch>({ q: text(raw['q']) })
}
