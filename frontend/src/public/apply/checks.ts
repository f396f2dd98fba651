import { checkValues, cleanValues, type FormField, type FormValues, holds } from '@/lib/schemaForm'
import type { PublicProblem } from '@/public/request'
import type { ContactKind, PublicFile, Service } from '@/public/types'
import { STEPS, type Step } from './steps'
import { type ApplyWords, fieldWords } from './words.id'

export interface Answers {
  agency_id: string
  form_data: FormValues
  /** By the place of the requirement. */
  files: (PublicFile | null)[]
  proof?: Proof | undefined
}

/** That a code was entered which was sent to this contact. */
export interface Proof {
  contact: string
  token: string
}

/** An answer to which a code can be sent. */
export interface Contact {
  kind: ContactKind
  label: string
  value: string
}

/** A fault, at the element that it is about. */
export interface Fault {
  id: string
  label: string
  message: string
}

export const fieldId = (key: string) => `isian-${key}`
/** `helpers/0/age` is the age in the first row of the helpers. */
export function labelAt(fields: FormField[], key: string): string {
  const [name, place, inner] = key.split('/')
  const field = fields.find((one) => one.key === name)
  const below = field?.fields.find((one) => one.key === inner)
  return below ? `${field?.label} ${Number(place) + 1}, ${below.label}` : (field?.label ?? key)
}

export const contactId = 'kontak'
export const fileId = (index: number) => `berkas-${index}`

export function emptyAnswers(service: Service): Answers {
  return { agency_id: '', form_data: {}, files: service.requirements.map(() => null) }
}

/** The requirements that these answers ask for, with their places. */
export function askedFiles({ requirements }: Service, fields: FormField[], values: FormValues) {
  const answers = cleanValues(fields, values)
  const all = requirements.map((requirement, index) => ({ ...requirement, index }))
  return all.filter(({ when = [] }) => holds(when, answers))
}

/** The answers to which a code can be sent, in the order of the form. */
export function contactsOf({ contact_codes }: Service, fields: FormField[], values: FormValues): Contact[] {
  const answers = cleanValues(fields, values)
  return fields.flatMap(({ key, label, schema }) => {
    const kind = contact_codes.kinds.find((one) => one === schema.format)
    return kind && answers[key] ? [{ kind, label, value: String(answers[key]) }] : []
  })
}

/** The proof, where it is of one of these contacts. */
export function proofOf(contacts: Contact[], { proof }: Answers): Proof | undefined {
  return contacts.some(({ value }) => value === proof?.contact) ? proof : undefined
}

/** What is wrong with the answers to a form. */
export function faultsOfForm(fields: FormField[], values: FormValues, t: ApplyWords): Fault[] {
  return checkValues(fields, cleanValues(fields, values)).map(({ pointer, code }) => {
    const key = pointer.slice(1)
    return { id: fieldId(key), label: labelAt(fields, key), message: fieldWords(code, t) }
  })
}

/** What is wrong with the answers of one step. */
export function faultsOfStep(
  step: Step,
  answers: Answers,
  service: Service,
  fields: FormField[],
  t: ApplyWords,
): Fault[] {
  const { agency_id, form_data, files } = answers
  const required = fieldWords('required', t)
  if (step === 'kantor')
    return agency_id ? [] : [{ id: 'kantor-pilihan', label: t.office[service.level], message: required }]
  if (step === 'data') return faultsOfForm(fields, form_data, t)
  if (step === 'berkas')
    return askedFiles(service, fields, form_data).flatMap(({ mandatory, name_id, index }) =>
      mandatory && !files[index] ? { id: fileId(index), label: name_id, message: required } : [],
    )
  const contacts = contactsOf(service, fields, form_data)
  return service.contact_codes.required && contacts.length > 0 && !proofOf(contacts, answers)
    ? [{ id: contactId, label: t.contact, message: t.prove }]
    : []
}

/** A refusal by the server, at the fields of the page; the step is the first one with a fault. */
export function faultsOfProblem(
  { errors = [] }: PublicProblem,
  service: Service,
  fields: FormField[],
  t: ApplyWords,
): { step: Step; faults: Fault[] } | null {
  const found = errors.map(({ pointer, code, detail }): Fault & { step: Step } => {
    const message = detail ?? fieldWords(code, t)
    const [, part, ...rest] = pointer.split('/')
    const key = rest.join('/')
    if (part === 'form_data')
      return {
        step: 'data',
        id: fieldId(key),
        label: labelAt(fields, key),
        message,
      }
    if (part === 'documents')
      return {
        step: 'berkas',
        id: fileId(Number(key)),
        label: service.requirements[Number(key)]?.name_id ?? '',
        message,
      }
    if (part === 'contact_proof')
      return { step: 'periksa', id: contactId, label: t.contact, message: t.prove }
    return { step: 'kantor', id: 'kantor-pilihan', label: t.office[service.level], message }
  })
  const step = STEPS.find((one) => found.some((fault) => fault.step === one))
  return step ? { step, faults: found.filter((fault) => fault.step === step) } : null
}
