import type { FieldErrors } from 'react-hook-form'
import { faultsOf } from './ProblemSummary'

/** One message for a field that draws a list: each fault names the entry that it is about. */
export function listMessage(errors: FieldErrors, field: string, names: string[]): string | undefined {
  const error = errors[field]
  if (!error) return undefined
  const messages = faultsOf({ [field]: error }).map(({ name, message }) => {
    const entry = names[Number(name.split('.')[1])]
    return entry ? `${entry}: ${message}` : message
  })
  return messages.join('. ') || undefined
}
