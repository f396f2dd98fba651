export const PARTS = ['tagihan', 'kas', 'rekap', 'bank'] as const
export type Part = (typeof PARTS)[number]

/** What the address of the cashier's page carries. */
export function cashierSearch(search: Record<string, unknown>): { bagian?: Part } {
  const bagian = PARTS.find((one) => one === search['bagian'])
  return bagian ? { bagian } : {}
}
