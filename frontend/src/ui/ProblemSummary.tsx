import { useEffect, useRef } from 'react'
import {
  type FieldErrors,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useFormState,
} from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import classes from './ProblemSummary.module.css'
import { helpCode, problemText } from './problemText'

interface Fault {
  name: string
  message: string
}

/** Flattens nested errors: `{ addressees: [{ name: … }] }` gives `addressees.0.name`. */
export function faultsOf(errors: FieldErrors, prefix = ''): Fault[] {
  return Object.entries(errors).flatMap(([key, error]) => {
    if (!error || typeof error !== 'object' || key === 'ref') return []
    const name = prefix + key
    if ('type' in error && typeof error.type === 'string')
      return [{ name, message: typeof error.message === 'string' ? error.message : '' }]
    return faultsOf(error as FieldErrors, `${name}.`)
  })
}

interface ProblemSummaryProps<T extends FieldValues> {
  form: UseFormReturn<T>
  /** Label of each field by name: the same words as at the field. */
  labels: Record<string, string>
  /** What the server said, from `useServerErrors`. */
  problem?: Problem | null
}

/** Above a form, after a submit that failed: takes the focus, names each fault, leads to its field. */
export function ProblemSummary<T extends FieldValues>({
  form,
  labels,
  problem = null,
}: ProblemSummaryProps<T>) {
  const { t } = useTranslation(['common', 'errors'])
  const { errors, submitCount } = useFormState({ control: form.control })
  const box = useRef<HTMLDivElement>(null)
  const faults = faultsOf(errors)
  // a fault inside a list ("receivers.0.position_id") belongs to the one field that draws the list
  const fieldOf = (name: string) => (labels[name] ? name : (name.split('.')[0] ?? name))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves once per submit or answer
  useEffect(() => box.current?.focus(), [submitCount, problem])
  if (faults.length === 0 && !problem) return null
  return (
    <div ref={box} className={classes['summary']} role="alert" tabIndex={-1}>
      <h2>{faults.length > 0 ? t('error.summary', { count: faults.length }) : problemText(problem)}</h2>
      {problem && faults.length === 0 && <small>{helpCode(problem)}</small>}
      <ul hidden={faults.length === 0}>
        {faults.map(({ name, message }) => (
          <li key={name}>
            <a
              href={`#${name}`}
              onClick={(event) => {
                event.preventDefault()
                form.setFocus(fieldOf(name) as Path<T>)
              }}
            >
              {labels[fieldOf(name)] ? `${labels[fieldOf(name)]}: ${message}` : message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
