/** What the address says: the year of the list, which series is proved, which lent block is shown, or the patterns. */
export interface NumbersSearch {
  tahun?: number
  instansi?: string
  register?: string
  jenis?: EntryKind
  pinjam?: string
  pola?: boolean
}

export const ENTRY_KINDS = ['void', 'skipped', 'inserted', 'leased', 'registered'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
