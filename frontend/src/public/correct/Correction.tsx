import { type FormEvent, useState } from 'react'
import { cleanValues, type FormField, type FormValues, fieldsOf } from '@/lib/schemaForm'
import { type Fault, faultsOfForm, fieldId, fileId, labelAt } from '@/public/apply/checks'
import { FaultSummary } from '@/public/apply/FaultSummary'
import { FileStep } from '@/public/apply/FileStep'
import { FormStep } from '@/public/apply/FormStep'
import { en } from '@/public/apply/words.en'
import { fieldWords, id } from '@/public/apply/words.id'
import type { Language } from '@/public/language'
import { type PublicProblem, post } from '@/public/request'
import type { Correction as Asked, PublicFile, Tracked } from '@/public/types'
import { commonWords, problemWords } from '@/public/words'
import { correctionWording } from './wording'

interface CorrectionProps {
  code: string
  asked: Asked
  language: Language
  onDone: () => void
}

const PROOF = 'bukti-nik'

/** What is handed in: of what was named all, empty answers too; otherwise only what was filled in. */
function answersOf(fields: FormField[], values: FormValues, named: boolean): FormValues {
  const cleaned = cleanValues(fields, values)
  if (!named) return cleaned
  return Object.fromEntries(fields.map(({ key }) => [key, cleaned[key] ?? null]))
}

/** What the office returned, set right at home: the named fields and papers, and the digits that prove whose it is. */
export function Correction({ code, asked, language, onDone }: CorrectionProps) {
  const t = correctionWording[language]
  const words = { id, en }[language]
  const fields = fieldsOf(asked.form_schema, language, asked.form_schema['x-order'])
  const papers = asked.papers.map(({ requirement_index, ...paper }) => ({
    ...paper,
    index: requirement_index,
  }))
  const [values, setValues] = useState<FormValues>({})
  const [files, setFiles] = useState<(PublicFile | null)[]>([])
  const [digits, setDigits] = useState('')
  const [waiting, setWaiting] = useState(0)
  const [faults, setFaults] = useState<Fault[]>([])
  const [refusal, setRefusal] = useState<PublicProblem | null>(null)
  const [busy, setBusy] = useState(false)

  const found = (): Fault[] => {
    const required = fieldWords('required', words)
    const ofForm = faultsOfForm(fields, values, words)
    const ofFiles = papers
      .filter(({ mandatory, index }) => mandatory && !files[index])
      .map(({ index, name_id }) => ({ id: fileId(index), label: name_id, message: required }))
    const ofProof = /^\d{4}$/.test(digits) ? [] : [{ id: PROOF, label: t.proof, message: t.proofFormat }]
    const ofLine = waiting > 0 ? [{ id: 'koreksi', label: words.steps.berkas, message: words.wait }] : []
    const all = [...ofForm, ...ofFiles, ...ofLine]
    const nothing = !asked.named && !Object.keys(cleanValues(fields, values)).length && !files.some(Boolean)
    if (nothing) all.push({ id: 'koreksi', label: t.title, message: t.nothing })
    return [...all, ...ofProof]
  }
  const placed = ({ errors = [], status }: PublicProblem): Fault[] => {
    if (status === 404) return [{ id: PROOF, label: t.proof, message: t.wrong }]
    return errors.flatMap(({ pointer, code: fault, detail }) => {
      const [, part, ...rest] = pointer.split('/')
      const [key, message] = [rest.join('/'), detail ?? fieldWords(fault, words)]
      if (part === 'form_data' && key) return { id: fieldId(key), label: labelAt(fields, key), message }
      const paper = papers.find(({ index }) => part === 'documents' && index === Number(key))
      return paper ? { id: fileId(paper.index), label: paper.name_id, message } : []
    })
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const wrong = found()
    setFaults(wrong)
    setRefusal(null)
    if (wrong.length > 0) return
    setBusy(true)
    const documents = papers.flatMap(({ index }) => {
      const file = files[index]
      return file ? { requirement_index: index, upload_id: file.id } : []
    })
    const content = { nik_last4: digits, form_data: answersOf(fields, values, asked.named), documents }
    const { data, problem } = await post<Tracked>(
      `/applications/${encodeURIComponent(code)}/corrections`,
      content,
      crypto.randomUUID(),
    )
    setBusy(false)
    if (data) return onDone()
    const at = placed(problem)
    setFaults(at)
    setRefusal(at.length > 0 ? null : problem)
  }
  const proofFault = faults.find((fault) => fault.id === PROOF)?.message
  return (
    <section aria-labelledby="koreksi">
      <h3 id="koreksi" tabIndex={-1}>
        {t.title}
      </h3>
      <p>{asked.named ? t.named : t.open}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <FaultSummary faults={faults} title={words.faults(faults.length)} />
        {refusal && (
          <div className="panel" role="alert">
            <p className="error">{problemWords(refusal, commonWords(language))}</p>
          </div>
        )}
        <FormStep
          fields={fields}
          values={values}
          faults={faults}
          t={words}
          language={language}
          onChange={(key, value) => setValues((before) => ({ ...before, [key]: value }))}
        />
        {papers.length > 0 && (
          <FileStep
            requirements={papers}
            files={files}
            faults={faults}
            t={words}
            language={language}
            onWaiting={(change) => setWaiting((count) => count + change)}
            onChange={(index, file) =>
              setFiles((before) => {
                const after = [...before]
                after[index] = file
                return after
              })
            }
          />
        )}
        <div className="field">
          <label htmlFor={PROOF}>{t.proof}</label>
          <p id={`${PROOF}-hint`} className="hint">
            {t.proofHint}
          </p>
          {proofFault && (
            <p id={`${PROOF}-error`} className="error">
              {proofFault}
            </p>
          )}
          <input
            id={PROOF}
            inputMode="numeric"
            autoComplete="off"
            maxLength={4}
            aria-invalid={Boolean(proofFault)}
            aria-describedby={proofFault ? `${PROOF}-hint ${PROOF}-error` : `${PROOF}-hint`}
            value={digits}
            onInput={(event) => setDigits(event.currentTarget.value)}
          />
        </div>
        <button type="submit" aria-disabled={busy}>
          {busy ? words.busy : t.send}
        </button>
      </form>
    </section>
  )
}
