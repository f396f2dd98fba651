import type { Action } from '@/features/permits/types'

/** What moves the application on comes first; what ends it is kept apart. */
const FORWARD: Action[] = [
  'sign',
  'hand_over',
  'record_payment',
  'complete_field_check',
  'resubmit',
  'request_initials',
  'accept',
  'initial',
]
const ASIDE: Action[] = ['request_payment', 'request_field_check', 'return_incomplete']
const ENDING: Action[] = ['reject', 'cancel', 'withdraw']

export interface ArrangedActions {
  /** The one that is meant most of the time. */
  main: Action | undefined
  others: Action[]
  ending: Action[]
}

/** The actions that the server allows, in the order of the buttons. */
export function arrange(allowed: Action[]): ArrangedActions {
  const among = (actions: Action[]) => actions.filter((action) => allowed.includes(action))
  const [main, ...rest] = among(FORWARD)
  return { main, others: [...rest, ...among(ASIDE)], ending: among(ENDING) }
}
