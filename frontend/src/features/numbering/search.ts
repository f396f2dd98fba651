/** What the address says: the year of the list, and which series is proved. */
export interface NumbersSearch {
  tahun?: number
  instansi?: string
  register?: string
  jenis?: EntryKind
}

export const ENTRY_KINDS = ['void', 'skipped', 'inserted', 'leased', 'registered'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export function numbersSearch(raw: Record<string, unknown>): NumbersSearch {
  const year = Number(raw['tahun'])
  const kind = ENTRY_KINDS.find((known) => known === raw['jenis'])
  const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)
  const [agency, register] = [text(raw['instansi']), text(raw['register'])]
  return {
    ...(Number.isInteger(year) && year > 2000 && year < 2200 ? { tahun: year } : {}),
    ...(agency ? { instansi: agency } : {}),
    ...(register ? { register } : {}),
    ...(kind ? { jenis: kind } : {}),
  }
}
