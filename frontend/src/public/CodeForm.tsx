import { type FormEvent, useEffect, useState } from 'react'
import type { Language } from './language'
import { useGet } from './useGet'

/** What a code names that is typed or stands in the address, so that links and Back work. */
export function useCode<T>(name: string, base: string, language: Language) {
  const inAddress = () => new URLSearchParams(location.search).get(name)?.trim() ?? ''
  const [code, setCode] = useState(inAddress)
  const [asked, setAsked] = useState(inAddress)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name of the code never changes
  useEffect(() => {
    const back = () => {
      setCode(inAddress())
      setAsked(inAddress())
    }
    addEventListener('popstate', back)
    return () => removeEventListener('popstate', back)
  }, [])
  const found = useGet<T>(asked ? `${base}/${encodeURIComponent(asked)}` : null, language)
  const look = (event: FormEvent) => {
    event.preventDefault()
    const next = code.trim()
    if (next && next === asked) return found.again()
    history.pushState(null, '', next ? `?${name}=${encodeURIComponent(next)}` : location.pathname)
    setAsked(next)
  }
  return { code, setCode, asked, found, look }
}

interface CodeFormProps {
  of: { code: string; setCode: (code: string) => void; look: (event: FormEvent) => void }
  t: { code: string; hint: string; show: string }
}

export function CodeForm({ of: { code, setCode, look }, t }: CodeFormProps) {
  return (
    <form onSubmit={look}>
      <label htmlFor="code">{t.code}</label>
      <p id="code-hint" className="hint">
        {t.hint}
      </p>
      <input
        id="code"
        aria-describedby="code-hint"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck="false"
        required
        value={code}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <button type="submit">{t.show}</button>
    </form>
  )
}
