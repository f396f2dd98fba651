import { useTranslation } from 'react-i18next'
import type { Language } from '@/api/language'

/** For the formats of `@/lib/format`, which know no i18n. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'id'
}
