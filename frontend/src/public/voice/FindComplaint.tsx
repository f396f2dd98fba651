import { type FormEvent, useState } from 'react'
import type { ComplaintWords } from './complaintWording'

/** Leads from a code to its complaint. */
export function FindComplaint({ t, onFind }: { t: ComplaintWords; onFind: (code: string) => void }) {
  const [code, setCode] = useState('')
  const find = (event: FormEvent) => {
    event.preventDefault()
    onFind(code.trim())
  }
  return (
    <>
      <h2>{t.follow}</h2>
      <form onSubmit={find}>
        <label htmlFor="code">{t.code}</label>
        <input
          id="code"
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck="false"
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit">{t.show}</button>
      </form>
    </>
  )
}
