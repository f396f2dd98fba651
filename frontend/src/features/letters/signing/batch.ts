/** As many as the server signs with one passphrase. */
export const MAX_BATCH = 50

/** The version of each letter that the signer ticked as read. */
export type Read = Record<string, number>

interface Identified {
  id: string
}

/** Takes a letter up, as long as there is room, or lets it go. */
export function toggled(chosen: string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  return chosen.length < MAX_BATCH ? [...chosen, id] : chosen
}

export function chooseAll(rows: Identified[]): string[] {
  return rows.slice(0, MAX_BATCH).map(({ id }) => id)
}

/** What is chosen and still listed, in the order of the list. */
export function chosenRows<Row extends Identified>(rows: Row[], chosen: string[]): Row[] {
  return rows.filter(({ id }) => chosen.includes(id))
}

/** Ticks the version that is shown, or takes the tick away. A letter that changed afterwards counts as not read. */
export function ticked(read: Read, id: string, version: number): Read {
  const { [id]: before, ...others } = read
  return before === version ? others : { ...others, [id]: version }
}

/** What is signed: the letters that were read, each in the version that was. */
export function included(rows: Identified[], read: Read): { id: string; version: number }[] {
  return rows.flatMap(({ id }) => {
    const version = read[id]
    return version === undefined ? [] : [{ id, version }]
  })
}

/** What stays chosen: whatever was not signed, be it that it failed or that it was not read. */
export function remaining(rows: Identified[], results: { id: string; signed: boolean }[]): string[] {
  const signed = new Set(results.filter((result) => result.signed).map(({ id }) => id))
  return rows.map(({ id }) => id).filter((id) => !signed.has(id))
}
