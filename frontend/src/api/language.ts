export type Language = 'id' | 'en'

const KEY = 'pamong.language'
let current: Language = 'id'

/** The language of the user interface; the server words its messages in it. */
export function language(): Language {
  return current
}

export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'id'
}

export function rememberLanguage(next: Language): void {
  current = next
  localStorage.setItem(KEY, next)
}
