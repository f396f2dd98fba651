import type { Language } from './language'
import type { PublicProblem } from './request'

const common = {
  id: {
    loading: 'Memuat…',
    retry: 'Coba lagi',
    noConnection: 'Tidak ada sambungan. Periksa jaringan Anda, lalu coba lagi.',
    failed: 'Layanan sedang terganggu. Coba lagi beberapa menit lagi.',
    optional: '(opsional)',
    free: 'Gratis (Rp 0)',
    byRule: 'Menurut isian',
    unsettled: 'Belum ditetapkan',
    days: (count: number) => `${count} hari kerja`,
  },
  en: {
    loading: 'Loading…',
    retry: 'Try again',
    noConnection: 'No connection. Check your network, then try again.',
    failed: 'The service is disturbed. Try again in a few minutes.',
    optional: '(optional)',
    free: 'Free (Rp 0)',
    byRule: 'By your answers',
    unsettled: 'Not settled yet',
    days: (count: number) => (count === 1 ? '1 working day' : `${count} working days`),
  },
}

export type Common = (typeof common)['id']

export function commonWords(language: Language): Common {
  return common[language]
}

/** The server's own words, which are in the language asked for; without an answer, ours. */
export function problemWords({ status, detail, title }: PublicProblem, t: Common): string {
  return status === 0 ? t.noConnection : detail || title || t.failed
}

export function nameOf(service: { name_id: string; name_en: string }, language: Language): string {
  return language === 'en' ? service.name_en : service.name_id
}
