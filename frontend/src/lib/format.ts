/** Formats of the Indonesian civil service, the same in both languages of the interface except for month names. */
export type FormatLanguage = 'id' | 'en'

const ZONE = 'Asia/Jakarta'
const EMPTY = '–'
const locale = { id: 'id-ID', en: 'en-GB' } as const

/** `2026-11-24` is a calendar day: no zone may move it. */
function instantOf(value: string): { date: Date; timeZone: string } {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  return { date: new Date(isDay ? `${value}T00:00:00Z` : value), timeZone: isDay ? 'UTC' : ZONE }
}

function dateText(
  value: string | null | undefined,
  lang: FormatLanguage,
  options: Intl.DateTimeFormatOptions,
) {
  if (!value) return EMPTY
  const { date, timeZone } = instantOf(value)
  if (Number.isNaN(date.getTime())) return EMPTY
  return new Intl.DateTimeFormat(locale[lang], { timeZone, ...options }).format(date)
}

/** 24 Nov 2026 */
export function formatDate(value: string | null | undefined, lang: FormatLanguage = 'id'): string {
  return dateText(value, lang, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** Selasa, 24 November 2026 */
export function formatLongDate(value: string | null | undefined, lang: FormatLanguage = 'id'): string {
  return dateText(value, lang, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** 10.32 */
export function formatTime(value: string | null | undefined): string {
  return dateText(value, 'id', { hour: '2-digit', minute: '2-digit' })
}

/** 24 Nov 2026, 10.32 WIB */
export function formatDateTime(value: string | null | undefined, lang: FormatLanguage = 'id'): string {
  return value ? `${formatDate(value, lang)}, ${formatTime(value)} WIB` : EMPTY
}

/** 1.234,5 */
export function formatNumber(value: number | null | undefined, decimals?: number): string {
  if (value === null || value === undefined) return EMPTY
  const digits =
    decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat('id-ID', digits).format(value)
}

/** 0.304 is 30,4 % */
export function formatPercent(share: number | null | undefined, decimals = 1): string {
  return share === null || share === undefined ? EMPTY : `${formatNumber(share * 100, decimals)} %`
}

/** Rp 250.000 */
export function formatRupiah(amount: number | null | undefined): string {
  return amount === null || amount === undefined ? EMPTY : `Rp ${formatNumber(amount, 0)}`
}

/** 1,2 MB */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000))} kB`
  return `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`
}
