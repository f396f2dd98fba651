import { useRef, useState } from 'react'
import { ACCEPTED_TYPES, fileFault } from '@/lib/files'
import type { Language } from '@/public/language'
import type { PublicProblem } from '@/public/request'
import type { PublicFile, Service } from '@/public/types'
import { commonWords, problemWords } from '@/public/words'
import { type Fault, fileId } from './checks'
import { upload } from './upload'
import { type ApplyWords, fieldWords } from './words.id'

interface FileStepProps {
  requirements: Service['requirements']
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
  return (
    <>
      <p>{t.filesHint}</p>
      {requirements.map(({ name_id, mandatory, evidence_type }, index) => (
        <FileField
          key={name_id}
          id={fileId(index)}
          label={mandatory ? name_id : `${name_id} ${optional}`}
          hint={evidence_type === 'technical_evidence' ? t.technical : undefined}
          file={files[index] ?? null}
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
  fault: string | undefined
  t: ApplyWords
  language: Language
  onWaiting: (change: number) => void
  onChange: (file: PublicFile | null) => void
}

interface Progress {
  name: string
  percent: number
}

function FileField(props: FileFieldProps) {
  const { id, label, hint, file, t, language } = props
  const common = commonWords(language)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const cancel = useRef<() => void>(() => {})
  const start = async (chosen: File) => {
    const fault = fileFault(chosen)
    setFailure(fault && fieldWords(fault, t))
    if (fault) return
    setProgress({ name: chosen.name, percent: 0 })
    props.onWaiting(1)
    const sending = upload(chosen, (percent) => setProgress({ name: chosen.name, percent }))
    cancel.current = sending.cancel
    try {
      props.onChange(await sending.result)
    } catch (problem) {
      const { code, errors, ...rest } = problem as PublicProblem
      const words = errors?.[0]?.detail ?? problemWords({ code, ...rest }, common)
      setFailure(code === 'cancelled' ? null : words)
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
            {t.sending(progress.name, progress.percent)}{' '}
            <button type="button" className="link" onClick={() => cancel.current()}>
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
