import type { Letter } from './types'

const NUMBERED: Letter['status'][] = ['approved', 'dispatched', 'withdrawn']

/** An invitation of the city with its number, or a copy of one: it has answers, and a list of who was there. */
export const hasAttendance = (letter: Letter): boolean =>
  letter.kind === 'UND' &&
  (letter.direction === 'incoming' ? letter.source_letter_id !== null : NUMBERED.includes(letter.status))

/** A travel order with its number: something comes back from its journey. */
export const hasJourney = (letter: Letter): boolean =>
  letter.kind === 'SPPD' && letter.direction === 'outgoing' && NUMBERED.includes(letter.status)
