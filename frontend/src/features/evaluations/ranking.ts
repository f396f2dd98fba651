import { csvOf } from '@/lib/csv'
import type { PeriodSearch } from './periodSearch'
import type { Category, Kind, Score } from './types'

/** By score, highest first, unless the address asks otherwise; the rank settles equal scores. */
export function ranked(scores: Score[], { jenis, kategori, urut }: PeriodSearch): Score[] {
  const rows = scores.filter(
    (row) => (!jenis || row.agency.kind === jenis) && (!kategori || row.category === kategori),
  )
  const byRank = (one: Score, other: Score) => one.rank - other.rank
  if (urut === 'terendah') return rows.sort((one, other) => byRank(other, one))
  if (urut === 'nama')
    return rows.sort((one, other) => one.agency.name.localeCompare(other.agency.name, 'id'))
  return rows.sort(byRank)
}

export interface CsvWords {
  headers: string[]
  kind: (kind: Kind) => string
  category: (category: Category) => string
}

/** The table as a file: the rows that are shown, in the order in which they are shown. */
export function rankingCsv(scores: Score[], words: CsvWords): string {
  const lines = scores.map(({ agency, ...row }) => [
    row.rank,
    agency.code,
    agency.name,
    words.kind(agency.kind),
    row.score,
    words.category(row.category),
    row.electronic_share ?? null,
    row.applications.letters?.score ?? null,
    row.applications.permits?.score ?? null,
  ])
  return csvOf([words.headers, ...lines])
}
