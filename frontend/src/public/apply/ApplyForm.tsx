import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, loadDraft, saveDraft, withoutNumbers } from '@/lib/draft'
import { type FormField, withVillage } from '@/lib/schemaForm'
import type { Language } from '@/public/language'
import type { PublicProblem } from '@/public/request'
import type { Service, Tracked } from '@/public/types'
import { Waiting } from '@/public/Waiting'
import { commonWords, problemWords } from '@/public/words'
import { type Answers, askedFiles, emptyAnswers, type Fault, faultsOfProblem, faultsOfStep } from './checks'
import { FaultSummary } from './FaultSummary'
import { FileStep } from './FileStep'
import { FormStep } from './FormStep'
import { OfficeStep } from './OfficeStep'
import { send } from './send'
import { STEPS, type Step, useSteps } from './steps'
import type { ApplyWords } from './words.id'

interface ApplyFormProps {
  service: Service
  fields: FormField[]
  t: ApplyWords
  language: Language
}

/** What comes after the form is filled in: loaded with the step for files, a sixth of the page. */
const later = () => import('./upload')

/** The answers, or the code of what was sent: a reload must not lose the only key to it. */
type Draft = Answers & { done?: Tracked }

export function ApplyForm({ service, fields, t, language }: ApplyFormProps) {
  const common = commonWords(language)
  const draftName = `ajukan.${service.code}`
  const [draft] = useState(() => {
    const found = loadDraft<Draft>(draftName)
    return found?.files?.length === service.requirements.length ? found : null
  })
  const [answers, setAnswers] = useState<Answers>(() => draft ?? emptyAnswers(service))
  const [done, setDone] = useState<Tracked | null>(draft?.done ?? null)
  const [restored, setRestored] = useState(Boolean(draft && !draft.done))
  const [faults, setFaults] = useState<Fault[]>([])
  const [refusal, setRefusal] = useState<PublicProblem | null>(null)
  const [waiting, setWaiting] = useState(0)
  const [busy, setBusy] = useState(false)
  const { step, at, go, restart } = useSteps()
  const [parts, setParts] = useState<Awaited<ReturnType<typeof later>> | null>(null)
  const [failed, setFailed] = useState(false)
  const load = useCallback(() => {
    setFailed(false)
    later().then(setParts, () => setFailed(true))
  }, [])
  const wanted = done ? 'selesai' : step === 'berkas' || step === 'periksa' ? step : null
  useEffect(() => {
    if (wanted) load()
  }, [wanted, load])
  useEffect(() => {
    const begun = answers.agency_id || Object.keys(answers.form_data).length > 0
    if (!done && begun)
      saveDraft(draftName, { ...answers, form_data: withoutNumbers(fields, answers.form_data) })
  }, [answers, done, draftName, fields])

  const show = (next: Step) => {
    setFaults([])
    setRefusal(null)
    go(next)
  }
  const again = () => {
    dropDraft(draftName)
    setAnswers(emptyAnswers(service))
    setDone(null)
    setRestored(false)
    setFaults([])
    restart()
  }
  const submit = async () => {
    setBusy(true)
    const { data, problem } = await send(service, fields, answers)
    setBusy(false)
    if (data) {
      saveDraft(draftName, { ...emptyAnswers(service), done: data })
      return setDone(data)
    }
    const placed = faultsOfProblem(problem, service, fields, t)
    if (placed) go(placed.step)
    // what the server does not take as a proof any more is none
    if (placed?.step === 'periksa') setAnswers({ ...answers, proof: undefined })
    setFaults(placed?.faults ?? [])
    setRefusal(placed ? null : problem)
  }
  const advance = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const found = faultsOfStep(step, answers, service, fields, t)
    setFaults(found)
    setRefusal(null)
    if (found.length > 0) return
    if (step === 'berkas' && waiting > 0)
      return setFaults([{ id: 'berkas', label: t.steps.berkas, message: t.wait }])
    const next = STEPS[at + 1]
    if (next) show(next)
    else void submit()
  }
  if (wanted !== null && wanted !== 'berkas' && !parts)
    return (
      <Waiting
        language={language}
        problem={failed ? { status: 0, code: 'no_connection', title: '' } : undefined}
        onRetry={load}
      />
    )
  if (done && parts) return <parts.Done application={done} t={t} language={language} onAgain={again} />
  return (
    <form noValidate onSubmit={advance}>
      <StepHeading step={step} text={t.step(at + 1, STEPS.length, t.steps[step])} />
      <FaultSummary faults={faults} title={t.faults(faults.length)} />
      {refusal && (
        <div className="panel" role="alert">
          <p className="error">{problemWords(refusal, common)}</p>
        </div>
      )}
      {restored && step === 'kantor' && (
        <p className="note">
          {t.restored}{' '}
          <button type="button" className="link" onClick={again}>
            {t.restart}
          </button>
        </p>
      )}
      {step === 'kantor' && (
        <OfficeStep
          service={service}
          value={answers.agency_id}
          fault={faults[0]}
          t={t}
          onChange={(agency_id) => {
            const office = service.offices.find(({ id }) => id === agency_id)
            setAnswers({
              ...answers,
              agency_id,
              form_data: withVillage(fields, answers.form_data, office?.code ?? ''),
            })
          }}
        />
      )}
      {step === 'data' && (
        <FormStep
          fields={fields}
          values={answers.form_data}
          faults={faults}
          t={t}
          language={language}
          onChange={(key, value) =>
            setAnswers((before) => ({ ...before, form_data: { ...before.form_data, [key]: value } }))
          }
        />
      )}
      {step === 'berkas' && (
        <FileStep
          requirements={askedFiles(service, fields, answers.form_data)}
          files={answers.files}
          faults={faults}
          t={t}
          language={language}
          onWaiting={(change) => setWaiting((count) => count + change)}
          onChange={(index, file) =>
            setAnswers((before) => ({
              ...before,
              files: before.files.map((old, place) => (place === index ? file : old)),
            }))
          }
        />
      )}
      {step === 'periksa' && parts && (
        <parts.Review
          service={service}
          fields={fields}
          answers={answers}
          faults={faults}
          t={t}
          language={language}
          onChange={show}
          onFaults={setFaults}
          onProof={(proof) => setAnswers((before) => ({ ...before, proof }))}
        />
      )}
      <div className="actions">
        <button type="submit" aria-disabled={busy}>
          {busy ? t.busy : step === 'periksa' ? t.send : t.next}
        </button>
        {at > 0 && (
          <button type="button" className="link" onClick={() => show(STEPS[at - 1] ?? 'kantor')}>
            {t.back}
          </button>
        )}
      </div>
      <p className="hint">{t.kept}</p>
    </form>
  )
}

/** Takes the focus when the step changes, so that keyboards and screen readers start at its top. */
function StepHeading({ step, text }: { step: Step; text: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const previous = useRef(step)
  useEffect(() => {
    if (previous.current !== step) heading.current?.focus()
    previous.current = step
  }, [step])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {text}
    </h2>
  )
}
