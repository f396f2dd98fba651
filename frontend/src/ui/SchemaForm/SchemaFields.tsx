import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { type Control, Controller, type FieldValues, type Path, useWatch } from 'react-hook-form'
import { askedFields, type FormField, type FormValues } from '@/lib/schemaForm'
import { DateField } from '@/ui/DateField'
import { useOptional } from '@/ui/optional'

// few forms have one
const GroupField = lazy(() => import('./GroupField'))

interface SchemaFieldsProps<T extends FieldValues> {
  control: Control<T>
  /** From `fieldsOf(schema, language, order)`. */
  fields: FormField[]
  /** Where the answers are kept in the form. */
  prefix?: string
}

/** Inputs for a service's form, drawn from its JSON Schema. */
export function SchemaFields<T extends FieldValues>(props: SchemaFieldsProps<T>) {
  const { control, fields, prefix = 'form_data' } = props
  const optional = useOptional()
  const answers = useWatch({ control, name: prefix as Path<T> }) as FormValues | undefined
  return (
    <Stack>
      {askedFields(fields, answers ?? {}).map((field) => (
        <Controller
          key={field.key}
          control={control}
          name={`${prefix}.${field.key}` as Path<T>}
          render={({ field: input, fieldState }) => {
            const label = field.required ? labelOf(field) : optional(labelOf(field))
            const rows = fieldState.error as unknown as Record<string, { message?: string }>[] | undefined
            return field.kind === 'group' ? (
              <Suspense>
                <GroupField field={field} input={input} label={label} errors={rows} />
              </Suspense>
            ) : (
              <SchemaField field={field} input={input} label={label} error={fieldState.error?.message} />
            )
          }}
        />
      ))}
    </Stack>
  )
}

/** Amounts say their currency. */
export const labelOf = ({ label, schema }: FormField) =>
  schema['x-unit'] === 'IDR' ? `${label} (Rp)` : label

export interface SchemaFieldProps {
  field: FormField
  input: {
    name: string
    value: unknown
    onChange: (value: unknown) => void
    onBlur: () => void
    ref: React.Ref<never>
  }
  label: string
  error: string | undefined
}

const DIGITS = new Set(['nik', 'kk', 'integer'])

export function SchemaField({ field, input, label, error }: SchemaFieldProps) {
  const common = {
    label,
    description: field.hint,
    error,
    name: input.name,
    onBlur: input.onBlur,
    ref: input.ref,
  }
  const text = typeof input.value === 'string' || typeof input.value === 'number' ? String(input.value) : ''
  const type = (event: { currentTarget: { value: string } }) => input.onChange(event.currentTarget.value)
  switch (field.kind) {
    case 'date':
      return <DateField {...common} value={text || null} onChange={input.onChange} />
    case 'choice':
      return (
        <Select
          {...common}
          searchable={field.options.length > 8}
          clearable={!field.required}
          data={field.options}
          value={text || null}
          onChange={(value) => input.onChange(value ?? '')}
        />
      )
    case 'check':
      return (
        <Checkbox
          {...common}
          checked={input.value === true}
          onChange={(event) => input.onChange(event.currentTarget.checked)}
        />
      )
    case 'list': {
      const lines = Array.isArray(input.value) ? input.value.join('\n') : text
      return <Textarea {...common} autosize minRows={3} value={lines} onChange={type} />
    }
    case 'long':
      return <Textarea {...common} autosize minRows={3} value={text} onChange={type} />
    case 'phone':
      return <TextInput {...common} type="tel" value={text} onChange={type} />
    default:
      return (
        <TextInput
          {...common}
          value={text}
          onChange={type}
          autoComplete="off"
          inputMode={DIGITS.has(field.kind) ? 'numeric' : field.kind === 'number' ? 'decimal' : 'text'}
        />
      )
  }
}
