import type { FormField, FormValues } from '@/lib/schemaForm'
import { commonWords } from '@/public/words'
import { fieldId } from './checks'
import { FormStep, type FormStepProps } from './FormStep'

interface GroupProps extends Omit<FormStepProps, 'fields'> {
  field: FormField
}

/** What is asked for as often as there is something to answer. */
export function Group({ field, values, faults, t, language, onChange }: GroupProps) {
  const { optional } = commonWords(language)
  const rows = (values[field.key] as FormValues[] | undefined) ?? []
  const save = (next: FormValues[]) => onChange(field.key, next)
  return (
    <fieldset id={fieldId(field.key)} className="panel">
      <legend>{field.required ? field.label : `${field.label} ${optional}`}</legend>
      {rows.map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fields are controlled, a row has nothing else that names it
        <div key={place}>
          <FormStep
            fields={field.fields}
            values={row}
            faults={faults}
            t={t}
            language={language}
            at={`${field.key}/${place}/`}
            onChange={(key, value) =>
              save(rows.map((one, n) => (n === place ? { ...one, [key]: value } : one)))
            }
          />
          <button type="button" className="link" onClick={() => save(rows.filter((_, n) => n !== place))}>
            {t.remove} {place + 1}
          </button>
        </div>
      ))}
      <button type="button" className="link" onClick={() => save([...rows, {}])}>
        {t.add}
      </button>
    </fieldset>
  )
}
