import i18next, { type ReadCallback, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, rememberLanguage, storedLanguage } from '@/api/language'

export const NAMESPACES = [
  'common',
  'errors',
  'auth',
  'letters',
  'invitations',
  'moving',
  'archive',
  'dispatch',
  'senders',
  'several',
  'mailboxes',
  'permits',
  'evaluations',
  'paper',
  'users',
  'signing',
  'templates',
  'numbering',
  'notifications',
  'help',
] as const

const files = import.meta.glob<ResourceKey>('./{id,en}/*.json', { import: 'default' })

/** Each feature's wording is its own file, loaded with the first page that uses it. */
const lazyFiles = {
  type: 'backend' as const,
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = files[`./${language}/${namespace}.json`]
    if (!load) return done(new Error(`no wording: ${language}/${namespace}`), false)
    load().then(
      (wording) => done(null, wording),
      (error: Error) => done(error, false),
    )
  },
}

export async function initI18n(): Promise<void> {
  const language = storedLanguage()
  rememberLanguage(language)
  document.documentElement.lang = language
  await i18next
    .use(lazyFiles)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'id',
      ns: ['common', 'errors'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
    })
}

/** Keeps the page and what was typed: only the wording changes. */
export async function setLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}
