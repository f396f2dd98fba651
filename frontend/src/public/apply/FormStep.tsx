import { useEffect, useState } from 'react'
import { askedFields, type FormField, type FormValues } from '@/lib/schemaForm'
import type { Language } from '@/public/language'
import { commonWords } from '@/public/words'
import { type Fault, fieldId } from './checks'
import type { ApplyWords } from './words.id'

export interface FormStepProps {
  fields: FormField[]
  values: FormValues
  faults: Fault[]
  t: ApplyWords
  language: Language
  onChange: (key: string, value: unknown) => void
  /** Of a row in a group: where its fields stand. */
  at?: string
}

export function FormStep({ fields, values, faults, t, language, onChange, at = '' }: FormStepProps) {
  const { optional } = commonWords(language)
  const [parts, setParts] = useState<typeof import('./Group') | null>(null)
  const groups = fields.some(({ kind }) => kind === 'group')
  useEffect(() => {
    // few forms have one
    if (groups) import('./Group').then(setParts, () => {})
  }, [groups])
  return askedFields(fields, values).map((field) => {
    const id = fieldId(at + field.key)
    if (field.kind === 'group' && !parts) return null
    if (parts && field.kind === 'group')
      return <parts.Group key={field.key} {...{ field, values, faults, t, language, onChange }} />
    const unit = field.schema['x-unit'] === 'IDR' ? ' (Rp)' : ''
    return (
      <Field
        key={field.key}
        id={id}
        field={field}
        label={`${field.label}${unit}${field.required ? '' : ` ${optional}`}`}
        hint={field.hint ?? (field.kind === 'list' ? t.list : undefined)}
        error={faults.find((fault) => fault.id === id)?.message}
        value={values[field.key]}
        choose={t.choose}
        onChange={(value) => onChange(field.key, value)}
      />
    )
  })
}

/** What browsers fill in by themselves for the person who applies. */
const KNOWN: Record<string, string> = {
  full_name: 'name',
  phone: 'tel',
  birth_date: 'bday',
  address: 'street-address',
}

interface FieldProps {
  id: string
  field: FormField
  label: string
  hint: string | undefined
  error: string | undefined
  value: unknown
  choose: string
  onChange: (value: unknown) => void
}

function Field({ id, field, label, hint, error, value, choose, onChange }: FieldProps) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const common = {
    id,
    'aria-invalid': Boolean(error),
    ...(described ? { 'aria-describedby': described } : {}),
  }
  const text = Array.isArray(value) ? value.join('\n') : typeof value === 'boolean' ? '' : String(value ?? '')
  const type = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value)
  const { kind } = field
  const digits = kind === 'nik' || kind === 'kk' || kind === 'integer'
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
      {kind === 'choice' ? (
        <select {...common} value={text} onInput={type}>
          <option value="">{choose}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : kind === 'check' ? (
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onInput={(event) => onChange(event.currentTarget.checked)}
        />
      ) : kind === 'long' || kind === 'list' ? (
        <textarea {...common} rows={3} autoComplete={KNOWN[field.key] ?? 'off'} value={text} onInput={type} />
      ) : (
        <input
          {...common}
          type={kind === 'date' ? 'date' : kind === 'phone' ? 'tel' : 'text'}
          inputMode={digits ? 'numeric' : kind === 'number' ? 'decimal' : undefined}
          autoComplete={KNOWN[field.key] ?? 'off'}
          value={text}
          onInput={type}
        />
      )}
    </div>
  )
}
