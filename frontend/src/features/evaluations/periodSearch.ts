import { CATEGORIES, type Category, KINDS, type Kind } from './types'

/** What of a period is shown; kept in the address. */
export interface PeriodSearch {
  tampilan?: View
  jenis?: Kind
  kategori?: Category
  urut?: Order
}

export const VIEWS = ['peta', 'peringkat', 'grafik', 'tindakan'] as const
export type View = (typeof VIEWS)[number]

const ORDERS = ['terendah', 'nama'] as const
type Order = (typeof ORDERS)[number]

function oneOf<T extends string>(all: readonly T[], value: unknown): T | undefined {
  return all.find((one) => one === value)
}

/** The address may hold anything: what is not known is left out. */
export function periodSearch(search: Record<string, unknown>): PeriodSearch {
  const tampilan = oneOf(VIEWS, search['tampilan'])
  const jenis = oneOf(KINDS, search['jenis'])
  const kategori = oneOf(CATEGORIES, search['kategori'])
  const urut = oneOf(ORDERS, search['urut'])
  return {
    ...(tampilan ? { tampilan } : {}),
    ...(jenis ? { jenis } : {}),
    ...(kategori ? { kategori } : {}),
    ...(urut ? { urut } : {}),
  }
}
