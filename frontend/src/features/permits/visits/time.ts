/** The city's time is seven hours ahead of UTC the whole year (WIB). */
const OFFSET_MS = 7 * 3_600_000

/** An instant as a field for date and time shows it, in the city's time. */
export function toLocal(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16)
}

/** The instant of what was entered in such a field; null while it is incomplete. */
export function fromLocal(local: string): string | null {
  const at = local ? Date.parse(`${local}:00Z`) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at - OFFSET_MS).toISOString()
}
