import type { Language } from './language'
import type { Numbers } from './types'
import { commonWords } from './words'

const wording = {
  id: {
    tooFew: 'Belum cukup kasus untuk diukur',
    within: (cases: number, half: string, most: string) =>
      `${cases} kasus terakhir: separuhnya selesai dalam ${half}, sembilan dari sepuluh dalam ${most}`,
  },
  en: {
    tooFew: 'Too few cases to tell',
    within: (cases: number, half: string, most: string) =>
      `last ${cases} cases: half of them were finished within ${half}, nine in ten within ${most}`,
  },
}

/** The measured time in plain words. */
export function measuredWords(time: Numbers['time'], language: Language): string {
  const { days } = commonWords(language)
  const t = wording[language]
  return time ? t.within(time.cases, days(time.median), days(time.p90)) : t.tooFew
}
