import type { DisposalList, DisposalPerson, NewMinutes } from './types'

/** What the form of the minutes holds. */
export interface MinutesValues {
  minutes_number: string
  minutes_date: string | null
  place: string
  permission_number: string
  receiver: DisposalPerson
  witnesses: DisposalPerson[]
}

/** Witnesses whom the minutes of a list must name. */
export const witnessesNeeded = ({ kind }: Pick<DisposalList, 'kind'>): number =>
  kind === 'destruction' ? 2 : 0

/** The minutes as they are sent: only a destruction has a permission, only what moves has a receiver. */
export function minutesOf(kind: DisposalList['kind'], values: MinutesValues): NewMinutes {
  const destroys = kind === 'destruction'
  return {
    minutes_number: values.minutes_number,
    minutes_date: values.minutes_date ?? '',
    place: values.place.trim() || null,
    permission_number: destroys ? values.permission_number.trim() || null : null,
    receiver: destroys ? null : values.receiver,
    witnesses: values.witnesses,
  }
}
