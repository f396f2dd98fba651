import { type FormatLanguage, formatDate, formatNumber, formatRupiah } from './format'
import type { FormField, FormValues } from './schemaForm'

/** An answer as people read it: choices by their label, dates and amounts written out. Null when there is none. */
export function answerText(field: FormField, value: unknown, language: FormatLanguage): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) {
    const lines = field.kind === 'group' ? value.map((row) => rowText(field, row, language)) : value
    return lines.length > 0 ? lines.join('\n') : null
  }
  if (typeof value === 'number')
    return field.schema['x-unit'] === 'IDR' ? formatRupiah(value) : formatNumber(value)
  const text = String(value)
  if (field.kind === 'choice') return field.options.find((option) => option.value === text)?.label ?? text
  if (field.kind === 'date') return formatDate(text, language)
  return text
}

function rowText({ fields }: FormField, row: FormValues, language: FormatLanguage): string {
  return answersOf(fields, row, language)
    .map(({ label, text }) => `${label}: ${text}`)
    .join('; ')
}

export interface Answer {
  key: string
  label: string
  text: string
}

/** The answers that were given, in the order of the form. */
export function answersOf(fields: FormField[], values: FormValues, language: FormatLanguage): Answer[] {
  return fields.flatMap((field) => {
    const text = answerText(field, values[field.key], language)
    return text === null ? [] : { key: field.key, label: field.label, text }
  })
}
