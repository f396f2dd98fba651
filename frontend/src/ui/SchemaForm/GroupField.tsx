import { useTranslation } from 'react-i18next'
import { askedFields, type FormField, type FormValues } from '@/lib/schemaForm'
import { useOptional } from '@/ui/optional'
import { RowFields } from '@/ui/RowFields'
import { labelOf, SchemaField, type SchemaFieldProps } from './SchemaFields'

interface GroupFieldProps {
  field: FormField
  input: SchemaFieldProps['input']
  label: string
  errors: Record<string, { message?: string }>[] | undefined
}

/** What is asked for as often as there is something to answer. */
export default function GroupField({ field, input, label, errors }: GroupFieldProps) {
  const { t } = useTranslation('common')
  const optional = useOptional()
  const rows = Array.isArray(input.value) ? (input.value as FormValues[]) : []
  return (
    <RowFields
      legend={label}
      rows={rows}
      blank={{}}
      addLabel={t('action.add')}
      removeLabel={`${t('action.remove')}: ${field.label}`}
      onChange={input.onChange}
    >
      {(row, change, place) =>
        askedFields(field.fields, row).map((inner) => (
          <SchemaField
            key={inner.key}
            field={inner}
            input={{
              ...input,
              name: `${input.name}.${place}.${inner.key}`,
              value: row[inner.key],
              onChange: (value) => change({ [inner.key]: value }),
            }}
            label={inner.required ? labelOf(inner) : optional(labelOf(inner))}
            error={errors?.[place]?.[inner.key]?.message}
          />
        ))
      }
    </RowFields>
  )
}
