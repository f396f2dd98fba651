import { useTranslation } from 'react-i18next'
import type { Move, Stage } from './types'

/** Kinds of stages, in the order of the way. */
export const STAGE_KINDS = [
  'draft',
  'submitted',
  'incomplete',
  'in_review',
  'field_check',
  'awaiting_payment',
  'awaiting_initials',
  'awaiting_signature',
  'ready',
  'handed_over',
  'rejected',
  'cancelled',
  'withdrawn',
] as const satisfies Stage['kind'][]

export const ACTIONS = [
  'submit',
  'accept',
  'advance',
  'send_back',
  'return_incomplete',
  'resubmit',
  'request_field_check',
  'complete_field_check',
  'request_payment',
  'record_payment',
  'request_initials',
  'initial',
  'sign',
  'hand_over',
  'reject',
  'cancel',
  'withdraw',
] as const satisfies Move['action'][]

/** Rights that a step of a service can ask for. */
export const RIGHTS = [
  'permit.receive',
  'permit.process',
  'permit.field_check',
  'permit.pay',
  'permit.initial',
  'permit.sign',
  'permit.hand_over',
] as const satisfies Move['permission'][]

const nameOf = (right: (typeof RIGHTS)[number]) => right.slice('permit.'.length) as 'receive'

export type Words = ReturnType<typeof useWordsOf>

/** The words of kinds, acts and rights. */
export function useWordsOf() {
  const { t } = useTranslation(['permits', 'templates'])
  return {
    status: (kind: Stage['kind']) => t(`status.${kind}`, { ns: 'permits' }),
    action: (action: Move['action']) => t(`action.${action}`, { ns: 'permits' }),
    right: (right: (typeof RIGHTS)[number]) => t(`catalogue.right.${nameOf(right)}`, { ns: 'templates' }),
  }
}
