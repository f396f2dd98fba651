import type { Action } from '@/features/permits/types'

/** What a button does. Whoever signs on paper may as well sign electronically, which the server has as a call of its own. */
export type Step = Action | 'sign_electronically'

/** What moves the application on comes first; what ends it is kept apart. */
const FORWARD: Step[] = [
  'sign_electronically',
  'sign',
  'hand_over',
  'record_payment',
  'complete_field_check',
  'resubmit',
  'request_initials',
  'accept',
  'advance',
  'initial',
]
const ASIDE: Step[] = ['request_payment', 'request_field_check', 'send_back', 'return_incomplete']
const ENDING: Step[] = ['reject', 'cancel', 'withdraw']

export interface ArrangedSteps {
  /** The one that is meant most of the time. */
  main: Step | undefined
  others: Step[]
  ending: Step[]
}

/** The steps that the server allows, in the order of the buttons. */
export function arrange(allowed: Action[]): ArrangedSteps {
  const may = (step: Step) => allowed.includes(step === 'sign_electronically' ? 'sign' : step)
  const [main, ...rest] = FORWARD.filter(may)
  return { main, others: [...rest, ...ASIDE.filter(may)], ending: ENDING.filter(may) }
}
