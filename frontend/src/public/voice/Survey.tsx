import { type FormEvent, useState } from 'react'
import { formatDateTime } from '@/lib/format'
import type { Language } from '@/public/language'
import { keyOf } from '@/public/once'
import { type PublicProblem, post } from '@/public/request'
import type { PublicSurvey } from '@/public/types'
import { commonWords, problemWords } from '@/public/words'
import { ELEMENTS, surveyWording } from './surveyWording'

interface SurveyProps {
  code: string
  survey: PublicSurvey
  language: Language
}

const SCALE = [1, 2, 3, 4] as const

/** The satisfaction survey of a case that has ended: nine questions, once, to be corrected within a day. */
export function Survey({ code, survey: first, language }: SurveyProps) {
  const t = surveyWording[language]
  const [survey, setSurvey] = useState(first)
  const [editing, setEditing] = useState(first.state === 'open')
  const [remark, setRemark] = useState('')
  const [problem, setProblem] = useState<PublicProblem>()
  if (!editing) {
    return (
      <section aria-labelledby="survey">
        <h3 id="survey">{t.title}</h3>
        <p role="status">✓ {t.thanks}</p>
        {survey.state === 'correctable' && (
          <p>
            {t.until(formatDateTime(survey.correctable_until, language))}{' '}
            <button type="button" className="link" onClick={() => setEditing(true)}>
              {t.again}
            </button>
          </p>
        )}
      </section>
    )
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const digits = form.get('digits')
    const content = {
      answers: Object.fromEntries(ELEMENTS.map((element) => [element, Number(form.get(element))])),
      ...(remark.trim() ? { remark } : {}),
      ...(digits ? { nik_last_digits: String(digits) } : {}),
    }
    const answer = await post<PublicSurvey>(
      `/applications/${encodeURIComponent(code)}/survey`,
      content,
      keyOf(content),
    )
    setProblem(answer.problem)
    if (!answer.data) return
    setSurvey(answer.data)
    setEditing(false)
  }
  const wrong = problem?.errors?.some(({ pointer }) => pointer === '/nik_last_digits')
  return (
    <section aria-labelledby="survey">
      <h3 id="survey">{t.title}</h3>
      <p>{t.lead}</p>
      <form onSubmit={(event) => void submit(event)}>
        {ELEMENTS.map((element) => (
          <fieldset key={element}>
            <legend>{t.elements[element]}</legend>
            <div className="scale">
              {SCALE.map((answer) => (
                <label key={answer} className="choice">
                  <input type="radio" name={element} value={answer} required />
                  {element === 'fee' && answer === 4 ? t.free : t.scale[answer]}
                </label>
              ))}
            </div>
          </fieldset>
        ))}
        <div className="field">
          <label htmlFor="remark">{t.remark}</label>
          <p id="remark-hint" className="hint">
            {t.remarkHint}
          </p>
          <textarea
            id="remark"
            rows={3}
            maxLength={1000}
            aria-describedby="remark-hint"
            value={remark}
            onInput={(event) => setRemark(event.currentTarget.value)}
          />
          {/\d{8}/.test(remark) && (
            <p role="alert" className="error">
              {t.personal}
            </p>
          )}
        </div>
        {survey.nik_needed && (
          <div className="field">
            <label htmlFor="digits">{t.digits}</label>
            <p id="digits-hint" className={wrong ? 'error' : 'hint'}>
              {wrong ? t.wrong : t.digitsHint}
            </p>
            <input
              id="digits"
              name="digits"
              inputMode="numeric"
              pattern="[0-9]{4}"
              maxLength={4}
              required
              autoComplete="off"
              aria-invalid={wrong}
              aria-describedby="digits-hint"
            />
          </div>
        )}
        {problem && !wrong && (
          <p role="alert" className="error">
            {problemWords(problem, commonWords(language))}
          </p>
        )}
        <button type="submit">{t.send}</button>
      </form>
    </section>
  )
}
