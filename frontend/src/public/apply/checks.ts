import { checkValues, cleanValues, type FormField, type FormValues } from '@/lib/schemaForm'
import type { PublicProblem } from '@/public/request'
import type { PublicFile, Service } from '@/public/types'
import type { Step } from './steps'
import { type ApplyWords, fieldWords } from './words.id'

export interface Answers {
  agency_id: string
  form_data: FormValues
  /** By the place of the requirement. */
  files: (PublicFile | null)[]
}

/** A fault, at the element that it is about. */
export interface Fault {
  id: string
  label: string
  message: string
}

export const fieldId = (key: string) => `isian-${key}`
export const fileId = (index: number) => `berkas-${index}`

export function emptyAnswers(service: Service): Answers {
  return { agency_id: '', form_data: {}, files: service.requirements.map(() => null) }
}

/** What is wrong with the answers of one step. */
export function faultsOfStep(
  step: Step,
  { agency_id, form_data, files }: Answers,
  service: Service,
  fields: FormField[],
  t: ApplyWords,
): Fault[] {
  const required = fieldWords('required', t)
  if (step === 'kantor')
    return agency_id ? [] : [{ id: 'kantor-pilihan', label: t.office[service.level], message: required }]
  if (step === 'data')
    return checkValues(fields, cleanValues(fields, form_data)).map(({ pointer, code }) => {
      const key = pointer.slice(1)
      const label = fields.find((field) => field.key === key)?.label ?? key
      return { id: fieldId(key), label, message: fieldWords(code, t) }
    })
  if (step === 'berkas')
    return service.requirements.flatMap(({ mandatory, name_id }, index) =>
      mandatory && !files[index] ? { id: fileId(index), label: name_id, message: required } : [],
    )
  return []
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
    const [, part, key = ''] = pointer.split('/')
    if (part === 'form_data')
      return {
        step: 'data',
        id: fieldId(key),
        label: fields.find((field) => field.key === key)?.label ?? key,
        message,
      }
    if (part === 'documents')
      return {
        step: 'berkas',
        id: fileId(Number(key)),
        label: service.requirements[Number(key)]?.name_id ?? '',
        message,
      }
    return { step: 'kantor', id: 'kantor-pilihan', label: t.office[service.level], message }
  })
  const order: Step[] = ['kantor', 'data', 'berkas']
  const step = order.find((one) => found.some((fault) => fault.step === one))
  return step ? { step, faults: found.filter((fault) => fault.step === step) } : null
}
