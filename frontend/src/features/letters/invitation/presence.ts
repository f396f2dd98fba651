import type { Attendance } from '@/features/letters/types'

export interface Guest {
  name: string
  institution: string
}

export interface Values {
  present: { pos: number; office: string; here: boolean; name: string }[]
  guests: Guest[]
}

/** What the list says so far; beside an office that sends somebody stands who. */
export function valuesOf({ invitees, guests }: Attendance): Values {
  return {
    present: invitees.map((one) => ({
      pos: one.pos,
      office: one.name,
      here: one.present,
      name: one.present_name ?? (one.present ? '' : (one.answer?.representative ?? '')),
    })),
    guests,
  }
}

/** What is sent: those who were there. */
export function peopleOf({ present, guests }: Values) {
  const here = present.filter((one) => one.here)
  return { present: here.map(({ pos, name }) => ({ pos, name: name.trim() || null })), guests }
}

/** Where the server's faults name somebody who was invited: by the place among those who were there. */
export const sentPlace = (present: Values['present'], place: number): number =>
  present.slice(0, place).filter((one) => one.here).length
