const UNITS = [
  '',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
]
const POWERS: [number, string][] = [
  [1_000_000_000_000, 'triliun'],
  [1_000_000_000, 'miliar'],
  [1_000_000, 'juta'],
  [1000, 'ribu'],
  [100, 'ratus'],
]

function words(amount: number): string[] {
  if (amount < 12) return UNITS[amount] ? [UNITS[amount]] : []
  if (amount < 20) return [...words(amount - 10), 'belas']
  if (amount < 100) return [...words(Math.floor(amount / 10)), 'puluh', ...words(amount % 10)]
  for (const [power, name] of POWERS) {
    if (amount < power) continue
    const times = Math.floor(amount / power)
    // seratus and seribu, but satu juta
    const head = times === 1 && power <= 1000 ? [`se${name}`] : [...words(times), name]
    return [...head, ...words(amount % power)]
  }
  return []
}

/** 250000 is "dua ratus lima puluh ribu", as receipts write it beside the figures. */
export function amountInWords(amount: number): string {
  return amount === 0 ? 'nol' : words(amount).join(' ')
}
