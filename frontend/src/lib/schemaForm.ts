import { today } from './dates'
import { nikFault } from './nik'

/** The subset of JSON Schema 2020-12 that a service of the catalogue may use for its form. */
export interface FieldSchema {
  type?: string | string[]
  title?: string
  description?: string
  format?: string
  enum?: (string | null)[]
  items?: FieldSchema & FormSchema & { 'x-order'?: string[] }
  minLength?: number
  maxLength?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  /** A date of something that has happened. */
  'x-not-future'?: boolean
  /** `IDR`: an amount of money. */
  'x-unit'?: string
  'x-label'?: Bilingual
  'x-hint'?: Bilingual
  'x-enum-labels'?: Record<string, Bilingual>
  /** Asked for only where the answers fit. */
  'x-when'?: ConditionPart[]
}

/** The answer of an earlier field is one of these. */
export interface ConditionPart {
  field: string
  is: unknown[]
}

export interface FormSchema {
  properties?: Record<string, FieldSchema>
  required?: string[]
}

export interface Bilingual {
  id: string
  en?: string
}

export type FieldKind =
  | 'text'
  | 'long'
  | 'nik'
  | 'kk'
  | 'phone'
  | 'date'
  | 'choice'
  | 'integer'
  | 'number'
  | 'list'
  | 'group'
  | 'check'
export type FormValues = Record<string, unknown>

export interface FormField {
  key: string
  label: string
  hint?: string | undefined
  kind: FieldKind
  required: boolean
  options: { value: string; label: string }[]
  schema: FieldSchema
  when: ConditionPart[]
  /** Of a group that repeats: what each of its rows asks for. */
  fields: FormField[]
}

export interface FieldIssue {
  pointer: string
  code: string
}

const LONG_FROM = 200

function inLanguage(text: Bilingual | undefined, lang: 'id' | 'en'): string | undefined {
  return text && ((lang === 'en' && text.en) || text.id)
}

function kindOf(schema: FieldSchema): FieldKind {
  const type = [schema.type].flat().find((name) => name !== 'null')
  if (schema.enum) return 'choice'
  if (type === 'integer' || type === 'number') return type
  if (type === 'array') return schema.items?.properties ? 'group' : 'list'
  if (type === 'boolean') return 'check'
  switch (schema.format) {
    case 'nik':
    case 'kk':
    case 'phone':
    case 'date':
      return schema.format
    default:
      return (schema.maxLength ?? 0) > LONG_FROM ? 'long' : 'text'
  }
}

/** "belum_kawin" reads "Belum kawin" when the catalogue gives no label. */
function readable(value: string): string {
  const words = value.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What to draw, in `order` first and then whatever the schema has besides. */
export function fieldsOf(schema: FormSchema, lang: 'id' | 'en', order: string[] = []): FormField[] {
  const properties = schema.properties ?? {}
  const keys = new Set([...order.filter((key) => key in properties), ...Object.keys(properties)])
  return [...keys].flatMap((key) => {
    const field = properties[key]
    if (!field) return []
    const values = (field.enum ?? []).filter((value) => value !== null)
    return {
      key,
      label: inLanguage(field['x-label'], lang) ?? field.title ?? readable(key),
      hint: inLanguage(field['x-hint'], lang) ?? field.description,
      kind: kindOf(field),
      required: schema.required?.includes(key) ?? false,
      options: values.map((value) => ({
        value,
        label: inLanguage(field['x-enum-labels']?.[value], lang) ?? readable(value),
      })),
      schema: field,
      when: field['x-when'] ?? [],
      fields: field.items?.properties ? fieldsOf(field.items, lang, field.items['x-order']) : [],
    }
  })
}

/** Whether every part of a condition holds for these answers. */
export function holds(parts: ConditionPart[], answers: FormValues): boolean {
  return parts.every(({ field, is }) => [answers[field]].flat().some((answer) => is.includes(answer)))
}

/** The fields that these answers ask for. */
export function askedFields(fields: FormField[], values: FormValues): FormField[] {
  const answers = cleanValues(fields, values)
  return fields.filter(({ when }) => holds(when, answers))
}

/** The urban village on the form is that of the office most of the time; what was answered already stays. */
export function withVillage(fields: FormField[], values: FormValues, officeCode: string): FormValues {
  const field = fields.find(({ schema }) => schema.format === 'urban_village')
  const known = field?.options.some(({ value }) => value === officeCode)
  return field && known && !values[field.key] ? { ...values, [field.key]: officeCode } : values
}

/** Personal numbers, which the server seals and shows masked; the tax number of a person is the NIK. */
export function isPersonal({ kind, schema }: FormField): boolean {
  return kind === 'nik' || kind === 'kk' || schema.format === 'npwp'
}

/** "1.234,5" as typed in Indonesia; NaN when it is no number. */
export function parseTypedNumber(text: string): number {
  const plain = text.trim()
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(plain)) return Number.NaN
  return Number(plain.replaceAll('.', '').replace(',', '.'))
}

function cleanValue(field: FormField, value: unknown): unknown {
  if (typeof value === 'string') {
    const text = value.trim()
    if (text === '') return undefined
    if (field.kind === 'integer' || field.kind === 'number') {
      const number = parseTypedNumber(text)
      return Number.isNaN(number) ? text : number
    }
    if (field.kind === 'nik' || field.kind === 'kk') return text.replaceAll(/[\s.]/g, '')
    if (field.kind === 'phone') return text.replaceAll(/[\s.-]/g, '')
    if (field.kind === 'list') return text.split('\n').flatMap((line) => line.trim() || [])
    return text
  }
  if (Array.isArray(value)) {
    const rows = field.kind === 'group' ? value.map((row) => cleanValues(field.fields, row)) : value
    return rows.length > 0 ? rows : undefined
  }
  return value ?? undefined
}

/** What is sent: empty answers and what is not asked for left out, numbers as numbers, lists as lists. */
export function cleanValues(fields: FormField[], values: FormValues): FormValues {
  const answers: FormValues = {}
  for (const field of fields) {
    const value = cleanValue(field, values[field.key])
    if (value !== undefined && holds(field.when, answers)) answers[field.key] = value
  }
  return answers
}

function textFault({ kind, options, schema }: FormField, text: string): string | null {
  if (kind === 'nik') return nikFault(text)
  if (kind === 'kk') return /^\d{16}$/.test(text) ? null : 'kk_format'
  if (kind === 'phone') return /^(\+?62|0)\d{7,13}$/.test(text) ? null : 'invalid_format'
  if (kind === 'date') {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'invalid_format'
    return schema['x-not-future'] && text > today() ? 'date_in_future' : null
  }
  if (kind === 'choice') return options.some((option) => option.value === text) ? null : 'invalid_choice'
  if (schema.format === 'npwp' && !/^\D*(\d\D*){15,16}$/.test(text)) return 'invalid_format'
  if (text.length > (schema.maxLength ?? Number.POSITIVE_INFINITY)) return 'too_long'
  return text.length < (schema.minLength ?? 0) ? 'too_short' : null
}

/** The fault of one cleaned answer, as a field code that both languages can word. */
export function fieldFault(field: FormField, value: unknown): string | null {
  if (value === undefined) return field.required ? 'required' : null
  if (field.kind === 'integer' || field.kind === 'number') {
    if (typeof value !== 'number' || (field.kind === 'integer' && !Number.isInteger(value)))
      return 'invalid_format'
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = field.schema
    return value < minimum || value > maximum ? 'out_of_range' : null
  }
  if (Array.isArray(value))
    return value.length > (field.schema.maxItems ?? Number.POSITIVE_INFINITY) ? 'too_many' : null
  return typeof value === 'string' ? textFault(field, value) : null
}

export function checkValues(fields: FormField[], cleaned: FormValues, at = ''): FieldIssue[] {
  return fields.flatMap((field) => {
    if (!holds(field.when, cleaned)) return []
    const value = cleaned[field.key]
    const pointer = `${at}/${field.key}`
    const code = fieldFault(field, value)
    if (code) return { pointer, code }
    if (field.kind !== 'group' || !Array.isArray(value)) return []
    return value.flatMap((row, place) => checkValues(field.fields, row, `${pointer}/${place}`))
  })
}
