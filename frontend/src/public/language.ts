import { useEffect, useState } from 'react'

export type Language = 'id' | 'en'

const KEY = 'pamong.language'

export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'id'
}

/** Wording of a page: an object with the same keys in both languages. */
export function useWording<T>(wording: Record<Language, T>): {
  language: Language
  t: T
  setLanguage: (language: Language) => void
} {
  const [language, set] = useState(storedLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const setLanguage = (next: Language) => {
    localStorage.setItem(KEY, next)
    set(next)
  }
  return { language, t: wording[language], setLanguage }
}
