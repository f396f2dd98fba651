import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import {
  checkValues,
  cleanValues,
  type FieldIssue,
  type FormField,
  type FormSchema,
  type FormValues,
  holds,
} from '@/lib/schemaForm'
import { fieldText } from '@/ui/problemText'

/** What only the schema can tell (patterns); the validator interprets, as the CSP demands. */
function schemaIssues(schema: FormSchema, fields: FormField[], cleaned: FormValues): FieldIssue[] {
  const hidden = fields.filter(({ when }) => !holds(when, cleaned)).map(({ key }) => key)
  const asked = { ...schema, required: schema.required?.filter((key) => !hidden.includes(key)) ?? [] }
  const validator = new Validator(asked as Schema, '2020-12', false)
  return validator.validate(cleaned).errors.flatMap(({ instanceLocation, keyword, error }: OutputUnit) => {
    const pointer = instanceLocation.replace(/^#/, '')
    const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined
    if (missing) return { pointer: `${pointer}/${missing}`, code: 'required' }
    return pointer ? { pointer, code: keyword === 'enum' ? 'invalid_choice' : 'invalid_format' } : []
  })
}

/** First fault of each field, by its name: `helpers.0.age` in a row of a group. */
export function issuesOf(schema: FormSchema, fields: FormField[], cleaned: FormValues): Map<string, string> {
  const issues = new Map<string, string>()
  for (const { pointer, code } of [
    ...checkValues(fields, cleaned),
    ...schemaIssues(schema, fields, cleaned),
  ]) {
    const name = pointer.slice(1).replaceAll('/', '.')
    if (!issues.has(name)) issues.set(name, code)
  }
  return issues
}

/**
 * Checks the answers under `form_data` of a larger form; `fieldsIn` gives the fields of the service that is
 * chosen at the moment.
 */
export function schemaResolver<T extends { form_data: FormValues }>(
  serviceOf: () => { schema: FormSchema; fields: FormField[] },
): Resolver<T> {
  return (values) => {
    const { schema, fields } = serviceOf()
    const form_data = cleanValues(fields, values.form_data)
    const issues = issuesOf(schema, fields, form_data)
    if (issues.size === 0) return { values: { ...values, form_data }, errors: {} }
    const errors: FieldErrors = {}
    for (const [name, code] of issues)
      set(errors, `form_data.${name}`, { type: code, message: fieldText(code) })
    return { values: {}, errors: errors as FieldErrors<T> }
  }
}
