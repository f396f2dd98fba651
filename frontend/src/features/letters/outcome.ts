import type { Letter } from './types'

const NUMBERED: Letter['status'][] = ['approved', 'dispatched', 'withdrawn']

/** A letter of the city with its number, or the copy of one in an agenda book. */
const isNumbered = (letter: Letter): boolean =>
  letter.direction === 'incoming' ? letter.source_letter_id !== null : NUMBERED.includes(letter.status)

/** Nothing is left of it but its entry in the register. */
export const isDestroyed = ({ destruction }: Letter): boolean => destruction?.status === 'destroyed'

/** An invitation has answers, and a list of who was there. */
export const hasAttendance = (letter: Letter): boolean =>
  letter.kind === 'UND' && isNumbered(letter) && !isDestroyed(letter)

/** Something comes back from the journey of a travel order. */
export const hasJourney = (letter: Letter): boolean =>
  letter.kind === 'SPPD' && isNumbered(letter) && !isDestroyed(letter)

/** A letter of the city that went out; also one that was taken back. */
export const isSent = ({ direction, status }: Letter): boolean =>
  direction === 'outgoing' && (status === 'dispatched' || status === 'withdrawn')
