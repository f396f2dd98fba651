import { useEffect, useRef, useState } from 'react'
import { formatLongDate } from '@/lib/format'
import { type Fact, Facts } from '@/public/Facts'
import type { Language } from '@/public/language'
import type { Tracked } from '@/public/types'
import type { ApplyWords } from './words.id'

interface DoneProps {
  application: Tracked
  t: ApplyWords
  language: Language
  onAgain: () => void
}

/** The tracking code, large: the only key to the application. */
export function Done({ application, t, language, onAgain }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const output = useRef<HTMLOutputElement>(null)
  const [copied, setCopied] = useState(false)
  useEffect(() => heading.current?.focus(), [])
  const { tracking_code, office, register_number, register_year, due_date } = application
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tracking_code)
      setCopied(true)
    } catch {
      // without permission or https: marked, so that the device's own "copy" takes it
      if (output.current) getSelection()?.selectAllChildren(output.current)
    }
  }
  const facts: Fact[] = [
    [t.at, office],
    [t.register, `${register_number}/${register_year}`],
    ...(due_date ? [[t.due, formatLongDate(due_date, language)] satisfies Fact] : []),
  ]
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        ✓ {t.done}
      </h2>
      <div className="code">
        <span>{t.code}</span>
        <output ref={output}>{tracking_code}</output>
        <button type="button" onClick={() => void copy()}>
          {t.copy}
        </button>
        <span role="status">{copied && t.copied}</span>
      </div>
      <p>
        <strong>{t.keep}</strong>
      </p>
      <Facts facts={facts} />
      <div className="actions">
        <a className="button" href={`/lacak?code=${tracking_code}`}>
          {t.track}
        </a>
        <button type="button" className="link" onClick={onAgain}>
          {t.another}
        </button>
      </div>
    </>
  )
}
