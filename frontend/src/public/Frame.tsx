import { type ReactNode, useEffect } from 'react'
import type { Language } from './language'

const wording = {
  id: {
    city: 'Layanan kelurahan dan kecamatan',
    services: 'Daftar layanan',
    track: 'Lacak permohonan',
    skip: 'Langsung ke isi',
    menu: 'Menu',
    other: 'English',
    staff: 'Masuk untuk pegawai',
  },
  en: {
    city: 'Urban village and sub-district services',
    services: 'Services',
    track: 'Track an application',
    skip: 'Skip to content',
    menu: 'Menu',
    other: 'Bahasa Indonesia',
    staff: 'Staff sign-in',
  },
} as const

interface FrameProps {
  title: string
  language: Language
  onLanguage: (language: Language) => void
  children: ReactNode
}

/** Head, foot and the one h1 of every page for citizens. */
export function Frame({ title, language, onLanguage, children }: FrameProps) {
  const t = wording[language]
  const other = language === 'id' ? 'en' : 'id'
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header>
        <strong>{t.city}</strong>
        <nav aria-label={t.menu}>
          <a href="/layanan">{t.services}</a>
          <a href="/lacak">{t.track}</a>
          <button type="button" className="link" lang={other} onClick={() => onLanguage(other)}>
            {t.other}
          </button>
        </nav>
      </header>
      <main id="main" tabIndex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
      <footer>
        <a href="/masuk">{t.staff}</a>
      </footer>
    </>
  )
}
