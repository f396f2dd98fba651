import type { Permission } from '@/api/types'
import type { Action, Status } from '@/features/permits/types'

/** A step that needs no more than to be taken, and where it leads in the standard procedure. */
export interface PlainStep {
  action: Action
  to: Status
  right: Permission
  /** It cannot be taken back, so it is asked for twice. */
  final: boolean
}

const FROM: Partial<Record<Status, PlainStep[]>> = {
  submitted: [{ action: 'accept', to: 'in_review', right: 'permit.process', final: false }],
  in_review: [
    { action: 'request_initials', to: 'awaiting_initials', right: 'permit.process', final: false },
    { action: 'request_field_check', to: 'field_check', right: 'permit.process', final: false },
  ],
  awaiting_initials: [{ action: 'initial', to: 'awaiting_signature', right: 'permit.initial', final: true }],
  ready: [{ action: 'hand_over', to: 'handed_over', right: 'permit.hand_over', final: true }],
}

/** What whoever has these rights may do to all of them at once. The server has the last word on each. */
export function stepsOf(statuses: Status[], can: (right: Permission) => boolean): PlainStep[] {
  const [first] = statuses
  if (first === undefined || statuses.some((status) => status !== first)) return []
  return (FROM[first] ?? []).filter(({ right }) => can(right))
}
