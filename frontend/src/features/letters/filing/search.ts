import { compact } from '@/features/letters/search'
import type { DisposalKind, DisposalStatus, FolderStatus } from './types'
import { DISPOSAL_KINDS, DISPOSAL_STATUSES, FOLDER_STATUSES } from './words'

type Raw = Record<string, unknown>

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

export function foldersSearch(raw: Raw): FoldersSearch {
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

export function disposalsSearch(raw: Raw): DisposalsSearch {
  return compact<DisposalsSearch>({
    kind: one(raw['kind'], DISPOSAL_KINDS),
    status: one(raw['status'], DISPOSAL_STATUSES),
  })
}

export function prepareSearch(raw: Raw): { kind?: DisposalKind } {
  return compact<{ kind?: DisposalKind }>({ kind: one(raw['kind'], DISPOSAL_KINDS) })
}

export function rulesSearch(raw: Raw): { q?: string } {
  return compact<{ q?: string }>({ q: text(raw['q']) })
}
