import { useEffect, useRef, useState } from 'react'
import { ACCEPTED_TYPES } from '@/lib/files'
import type { Language } from '@/public/language'
import type { PublicProblem } from '@/public/request'
import type { PublicFile } from '@/public/types'
import { commonWords, problemWords } from '@/public/words'
import { type askedFiles, type Fault, fileId } from './checks'
import type { ApplyWords } from './words.id'

/** Loaded with the step: what sends files is a sixth of the page. */
const sender = () => import('./upload')

interface FileStepProps {
  requirements: Pick<
    ReturnType<typeof askedFiles>[number],
    'name_id' | 'mandatory' | 'evidence_type' | 'index'
  >[]
  files: (PublicFile | null)[]
  faults: Fault[]
  t: ApplyWords
  language: Language
  /** +1 when a file starts, -1 when it has ended. */
  onWaiting: (change: number) => void
  onChange: (index: number, file: PublicFile | null) => void
}

export function FileStep({ requirements, files, faults, t, language, onWaiting, onChange }: FileStepProps) {
  const { optional } = commonWords(language)
  const [original, setOriginal] = useState(false)
  useEffect(() => {
    // where the line breaks, choosing a file tries again
    sender().catch(() => {})
  }, [])
  return (
    <>
      <p>{t.filesHint}</p>
      <label className="choice">
        <input
          type="checkbox"
          checked={original}
          onChange={(event) => setOriginal(event.currentTarget.checked)}
        />
        {t.original}
      </label>
      {requirements.map(({ name_id, mandatory, evidence_type, index }) => (
        <FileField
          key={name_id}
          id={fileId(index)}
          label={mandatory ? name_id : `${name_id} ${optional}`}
          hint={evidence_type === 'technical_evidence' ? t.technical : undefined}
          file={files[index] ?? null}
          original={original}
          fault={faults.find((fault) => fault.id === fileId(index))?.message}
          t={t}
          language={language}
          onWaiting={onWaiting}
          onChange={(file) => onChange(index, file)}
        />
      ))}
    </>
  )
}

interface FileFieldProps {
  id: string
  label: string
  hint: string | undefined
  file: PublicFile | null
  original: boolean
  fault: string | undefined
  t: ApplyWords
  language: Language
  onWaiting: (change: number) => void
  onChange: (file: PublicFile | null) => void
}

interface Progress {
  name: string
  percent: number
  waiting: boolean
}

function FileField(props: FileFieldProps) {
  const { id, label, hint, file, t, language } = props
  const common = commonWords(language)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const cancel = useRef(new AbortController())
  const start = async (chosen: File) => {
    const { name } = chosen
    const controller = new AbortController()
    cancel.current = controller
    setFailure(null)
    setProgress({ name, percent: 0, waiting: false })
    props.onWaiting(1)
    try {
      const { upload } = await sender()
      const onProgress = (percent: number, waiting: boolean) => setProgress({ name, percent, waiting })
      props.onChange(await upload(chosen, props.original, { signal: controller.signal, onProgress }))
    } catch (problem) {
      const { errors, ...rest } = problem as PublicProblem
      const words = errors?.[0]?.detail ?? problemWords(rest, common)
      if (!controller.signal.aborted) setFailure(words)
    }
    setProgress(null)
    props.onWaiting(-1)
  }
  const error = failure ?? props.fault
  return (
    <div className="field panel">
      <label htmlFor={id}>{label}</label>
      {hint && <p className="hint">{hint}</p>}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
      <div aria-live="polite">
        {progress && (
          <p>
            <progress max={100} value={progress.percent} aria-label={progress.name} />{' '}
            {(progress.waiting ? t.waiting : t.sending)(progress.name, progress.percent)}{' '}
            <button type="button" className="link" onClick={() => cancel.current.abort()}>
              {t.cancel}
            </button>
          </p>
        )}
        {file && !progress && (
          <p>
            ✓ {t.sent(file.file_name)}{' '}
            <button
              type="button"
              className="link"
              aria-label={`${t.remove}: ${file.file_name}`}
              onClick={() => props.onChange(null)}
            >
              {t.remove}
            </button>
          </p>
        )}
      </div>
      {!progress && (!file || error) && (
        <input
          id={id}
          type="file"
          accept={ACCEPTED_TYPES.join(',')}
          aria-invalid={Boolean(error)}
          {...(error ? { 'aria-describedby': `${id}-error` } : {})}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]
            // the same file may be chosen again after a failure
            event.currentTarget.value = ''
            if (chosen) void start(chosen)
          }}
        />
      )}
    </div>
  )
}
