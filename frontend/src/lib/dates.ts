const MONTHS = ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des']
const ENGLISH: Record<string, number> = { may: 5, aug: 8, oct: 10, dec: 12 }

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const short = text.slice(0, 3).toLowerCase()
  return ENGLISH[short] ?? MONTHS.indexOf(short) + 1
}

/** Reads a typed date: 24/11/2026, 24-11-2026 or 24 November 2026. Null when there is no such day. */
export function parseTypedDate(text: string): string | null {
  const parts = /^(\d{1,2})[/.\-\s]+(\d{1,2}|[a-z]{3,})[/.\-\s]+(\d{4})$/i.exec(text.trim())
  if (!parts) return null
  const [, day = '', monthText = '', year = ''] = parts
  const month = monthOf(monthText)
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)))
  const exists = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day)
  return exists ? date.toISOString().slice(0, 10) : null
}

/** Today in the city's time zone, as YYYY-MM-DD. */
export function today(now = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(now)
}
