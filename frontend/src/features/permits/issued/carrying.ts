import { cleanValues, type FormField, type FormSchema, type FormValues, isPersonal } from '@/lib/schemaForm'

/** A form whose answers come from an earlier case. */
export interface Carrying {
  fields: FormField[]
  schema: FormSchema
  values: FormValues
}

/**
 * The form as it is offered today, filled with what the earlier case shows. A personal number is known here only by its
 * mask: its field stays empty and need not be filled in, and says which number is taken over then.
 */
export function carry(
  fields: FormField[],
  schema: FormSchema,
  earlier: FormValues,
  hint: (mask: string) => string,
): Carrying {
  const known = (field: FormField) => isPersonal(field) && Boolean(earlier[field.key])
  const taken = fields.filter(known).map(({ key }) => key)
  return {
    fields: fields.map((field) =>
      known(field) ? { ...field, required: false, hint: hint(String(earlier[field.key])) } : field,
    ),
    schema: { ...schema, required: (schema.required ?? []).filter((key) => !taken.includes(key)) },
    values: Object.fromEntries(
      fields.map((field) => [field.key, isPersonal(field) ? '' : (earlier[field.key] ?? '')]),
    ),
  }
}

/** What is sent: a number that was left empty goes as its mask, for which the server puts the number itself. */
export function carried(fields: FormField[], earlier: FormValues, typed: FormValues): FormValues {
  const answers = cleanValues(fields, typed)
  const left = fields.filter((field) => isPersonal(field) && !answers[field.key] && earlier[field.key])
  return { ...answers, ...Object.fromEntries(left.map(({ key }) => [key, earlier[key]])) }
}
