import { useState } from 'react'
import { type FieldValues, type Path, type UseFormProps, type UseFormReturn, useForm } from 'react-hook-form'
import { asProblem, type Problem } from '@/api/problem'
import { fieldText } from './problemText'

/** `/addressees/0/name` is the field `addressees.0.name`; `?from` is the query parameter `from`. */
export function fieldOfPointer(pointer: string): string {
  return pointer
    .replace(/^(#?\/|\?)/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.')
}

export interface ServerErrors {
  /** The last refusal, for `ProblemSummary`. */
  problem: Problem | null
  /** Puts a refused submit's messages at their fields; use it as `onError` of the mutation. */
  show: (error: unknown) => void
  clear: () => void
}

export function useServerErrors<T extends FieldValues>(form: UseFormReturn<T>): ServerErrors {
  const [problem, setProblem] = useState<Problem | null>(null)
  const clear = () => {
    // errors at fields that are not registered would otherwise stop every later submit
    form.clearErrors()
    setProblem(null)
  }
  const show = (error: unknown) => {
    const next = asProblem(error)
    for (const { pointer, code, detail } of next.errors ?? [])
      form.setError(fieldOfPointer(pointer) as Path<T>, { type: code, message: fieldText(code, detail) })
    setProblem(next)
  }
  return { problem, show, clear }
}

export interface AppForm<T extends FieldValues> {
  form: UseFormReturn<T>
  server: ServerErrors
  /** `<form noValidate onSubmit={submit(save)}>` */
  submit: (onValid: (values: T) => unknown) => (event?: React.BaseSyntheticEvent) => Promise<void>
}

/**
 * The form of every screen. Checks on submit only: a message that disappears on leaving a field moves the
 * button away under the pointer and loses the click. The summary gets the focus, not the first field.
 */
export function useAppForm<T extends FieldValues>(options: UseFormProps<T> = {}): AppForm<T> {
  const form = useForm<T>({
    ...options,
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const server = useServerErrors(form)
  const submit: AppForm<T>['submit'] = (onValid) => (event) => {
    event?.preventDefault()
    server.clear()
    return form.handleSubmit(async (values) => {
      await onValid(values)
    })(event)
  }
  return { form, server, submit }
}
