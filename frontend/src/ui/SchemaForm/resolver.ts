import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import type { FieldErrors, Resolver } from 'react-hook-form'
import {
  checkValues,
  cleanValues,
  type FieldIssue,
  type FormField,
  type FormSchema,
  type FormValues,
} from '@/lib/schemaForm'
import { fieldText } from '@/ui/problemText'

/** What only the whole schema can tell (patterns, conditions); the validator interprets, as the CSP demands. */
function schemaIssues(schema: FormSchema, cleaned: FormValues): FieldIssue[] {
  const validator = new Validator(schema as Schema, '2020-12', false)
  return validator.validate(cleaned).errors.flatMap(({ instanceLocation, keyword, error }: OutputUnit) => {
    const missing = keyword === 'required' ? /"([^"]+)"/.exec(error)?.[1] : undefined
    if (missing) return { pointer: `/${missing}`, code: 'required' }
    const pointer = instanceLocation.replace(/^#/, '')
    return pointer ? { pointer, code: keyword === 'enum' ? 'invalid_choice' : 'invalid_format' } : []
  })
}

/** First fault of each field, by name. */
export function issuesOf(schema: FormSchema, fields: FormField[], cleaned: FormValues): Map<string, string> {
  const issues = new Map<string, string>()
  for (const { pointer, code } of [...checkValues(fields, cleaned), ...schemaIssues(schema, cleaned)]) {
    const name = pointer.split('/')[1] ?? ''
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
    const faults = [...issues].map(([name, code]) => [name, { type: code, message: fieldText(code) }])
    return { values: {}, errors: { form_data: Object.fromEntries(faults) } as FieldErrors<T> }
  }
}
