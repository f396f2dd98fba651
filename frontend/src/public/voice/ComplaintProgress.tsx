import { useState } from 'react'
import { formatDate, formatLongDate } from '@/lib/format'
import { type Fact, Facts } from '@/public/Facts'
import type { Language } from '@/public/language'
import { keyOf } from '@/public/once'
import { type PublicProblem, post } from '@/public/request'
import type { Complaint } from '@/public/types'
import { commonWords, problemWords } from '@/public/words'
import type { ComplaintWords } from './complaintWording'

interface ComplaintProgressProps {
  complaint: Complaint
  /** Just made: the code is told as a receipt. */
  isNew: boolean
  t: ComplaintWords
  language: Language
  onChange: () => void
}

/** Where a complaint stands, its answer, and the complainant's last word. */
export function ComplaintProgress({ complaint, isNew, t, language, onChange }: ComplaintProgressProps) {
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<PublicProblem>()
  const open = complaint.status === 'received' || complaint.status === 'in_progress'
  const judge = async (settled: boolean) => {
    const body = { settled, ...(note.trim() ? { note } : {}) }
    const answer = await post<Complaint>(
      `/complaints/${encodeURIComponent(complaint.code)}/verdict`,
      body,
      keyOf({ ...body, code: complaint.code }),
    )
    setProblem(answer.problem)
    if (answer.data) onChange()
  }
  const facts: Fact[] = [
    [t.category, t.categories[complaint.category]],
    [t.office, complaint.office],
    [t.handler, complaint.handled_by],
    ...(complaint.service ? [[t.about, complaint.service] satisfies Fact] : []),
    [t.received, formatDate(complaint.received_on, language)],
    ...(open
      ? [
          [
            t.due,
            `${formatLongDate(complaint.due_date, language)}${complaint.late ? ` · ${t.late}` : ''}`,
          ] satisfies Fact,
        ]
      : []),
  ]
  return (
    <>
      {isNew && <h2>✓ {t.done}</h2>}
      <div className="code">
        <span>{t.code}</span>
        <output>{complaint.code}</output>
      </div>
      {isNew && (
        <p>
          <strong>{t.keep}</strong> {t.promise(complaint.answer_days)}
        </p>
      )}
      <p className={`status ${complaint.status === 'closed' ? 'good' : 'plain'}`} role="status">
        {complaint.status_text}
      </p>
      <Facts facts={facts} />
      <h3>{t.yours}</h3>
      <blockquote>{complaint.content}</blockquote>
      {complaint.answer && (
        <>
          <h3>{t.answer}</h3>
          <blockquote>{complaint.answer}</blockquote>
        </>
      )}
      {complaint.status === 'answered' && (
        <section className="panel" aria-labelledby="verdict">
          <h3 id="verdict">{t.verdict}</h3>
          <p>{t.verdictHint(complaint.close_days)}</p>
          <label htmlFor="note">{t.note}</label>
          <textarea
            id="note"
            rows={3}
            maxLength={1000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          {problem && (
            <p role="alert" className="error">
              {problemWords(problem, commonWords(language))}
            </p>
          )}
          <div className="actions">
            <button type="button" onClick={() => void judge(true)}>
              {t.settled}
            </button>
            {complaint.may_object ? (
              <button type="button" onClick={() => void judge(false)}>
                {t.notSettled}
              </button>
            ) : (
              <p>{t.elsewhere}</p>
            )}
          </div>
        </section>
      )}
      <h3>{t.steps}</h3>
      <ol>
        {complaint.steps.map(({ action, label, day }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
          <li key={`${at}${action}`}>
            {label} <span className="hint">· {formatDate(day, language)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
