import { useEffect, useRef, useState } from 'react'
import type { Language } from '@/public/language'
import { type PublicProblem, post } from '@/public/request'
import type { AskedCode, RightCode } from '@/public/types'
import { commonWords, problemWords } from '@/public/words'
import { type Contact, contactId, type Fault, type Proof } from './checks'
import { wording } from './contactWording'

/** Milliseconds before another code can be asked for. */
const PAUSE = 60_000

interface ContactCodeProps {
  contacts: Contact[]
  proof: Proof | undefined
  required: boolean
  error: string | undefined
  language: Language
  onFaults: (faults: Fault[]) => void
  onProof: (proof: Proof) => void
}

/** The applicant shows with a code that a contact on the form is theirs. */
export function ContactCode(props: ContactCodeProps) {
  const { contacts, proof, required, error, language, onFaults, onProof } = props
  const t = wording[language]
  const [chosen, setChosen] = useState(0)
  const [asked, setAsked] = useState<AskedCode | null>(null)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [until, setUntil] = useState(0)
  const left = useSecondsLeft(until)
  const input = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const contact = contacts[chosen] ?? contacts[0]
  useEffect(() => {
    if (asked) input.current?.focus()
  }, [asked])
  if (!contact) return null

  const fail = (label: string, message: string) => onFaults([{ id: contactId, label, message }])
  const refused = (label: string, problem: PublicProblem) =>
    fail(
      label,
      problem.status === 429
        ? t.tooMany
        : (problem.errors?.[0]?.detail ?? problemWords(problem, commonWords(language))),
    )
  const ask = async () => {
    if (busy) return
    setBusy(true)
    const { kind, value } = contact
    const { data, problem } = await post<AskedCode>(
      '/verifications',
      { kind, contact: value },
      crypto.randomUUID(),
    )
    setBusy(false)
    if (problem) return refused(contact.label, problem)
    onFaults([])
    setCode('')
    setUntil(Date.now() + PAUSE)
    setAsked(data)
  }
  const enter = async () => {
    if (busy || !asked) return
    const digits = code.replaceAll(/\s/g, '')
    if (!/^\d{6}$/.test(digits)) return fail(t.code, t.six)
    setBusy(true)
    const { data, problem } = await post<RightCode>(
      `/verifications/${asked.id}/confirmations`,
      { code: digits },
      crypto.randomUUID(),
    )
    setBusy(false)
    if (problem) {
      if (problem.code === 'code_ended') setAsked(null)
      return refused(t.code, problem)
    }
    onFaults([])
    setAsked(null)
    onProof({ contact: contact.value, token: data.contact_proof })
    heading.current?.focus()
  }

  return (
    <section className="panel">
      <h3 ref={heading} tabIndex={-1}>
        {t.title}
      </h3>
      {proof ? (
        <p role="status">✓ {t.proven(proof.contact)}</p>
      ) : (
        <>
          <p>{required ? t.why : t.mayWhy}</p>
          {contacts.length > 1 && (
            <fieldset>
              <legend>{t.which}</legend>
              {contacts.map(({ label, value }, place) => (
                <label key={value} className="choice">
                  <input
                    type="radio"
                    name={`${contactId}-pilihan`}
                    checked={place === chosen}
                    onInput={() => {
                      setChosen(place)
                      setAsked(null)
                    }}
                  />
                  {label}: {value}
                </label>
              ))}
            </fieldset>
          )}
          {asked ? (
            <>
              <p role="status">{t.sent(asked.contact)}</p>
              <div className="field">
                <label htmlFor={contactId}>{t.code}</label>
                <p id={`${contactId}-hint`} className="hint">
                  {t.hint}
                </p>
                <Wrong error={error} />
                <input
                  ref={input}
                  id={contactId}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  aria-invalid={Boolean(error)}
                  aria-describedby={`${contactId}-hint${error ? ` ${contactId}-error` : ''}`}
                  value={code}
                  onInput={(event) => setCode(event.currentTarget.value)}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter') return
                    // the form around it would send the application
                    event.preventDefault()
                    void enter()
                  }}
                />
              </div>
              <div className="actions">
                <button type="button" aria-disabled={busy} onClick={() => void enter()}>
                  {t.enter}
                </button>
                <button
                  type="button"
                  className="link"
                  aria-disabled={left > 0}
                  onClick={() => {
                    if (left <= 0) void ask()
                  }}
                >
                  {left > 0 ? t.wait(left) : t.again}
                </button>
              </div>
              <p className="hint">{t.none}</p>
            </>
          ) : (
            <>
              <Wrong error={error} />
              <button
                id={contactId}
                type="button"
                aria-disabled={busy}
                {...(error ? { 'aria-describedby': `${contactId}-error` } : {})}
                onClick={() => void ask()}
              >
                {t.ask(contact.value)}
              </button>
            </>
          )}
        </>
      )}
    </section>
  )
}

function Wrong({ error }: { error: string | undefined }) {
  return error ? (
    <p id={`${contactId}-error`} className="error">
      {error}
    </p>
  ) : null
}

/** Whole seconds until this instant; 0 once it has passed. */
function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  useEffect(() => {
    setNow(Date.now())
    if (until <= Date.now()) return
    const timer = setInterval(() => {
      setNow(Date.now())
      if (until <= Date.now()) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [until])
  return left
}
