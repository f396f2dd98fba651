/** As many as one request takes. */
export const MAX_CHOSEN = 100

/** Takes one up, as long as there is room, or lets it go. */
export function toggle(chosen: string[], id: string): string[] {
  if (chosen.includes(id)) return chosen.filter((one) => one !== id)
  return chosen.length < MAX_CHOSEN ? [...chosen, id] : chosen
}

/** Takes up everything between the letter that was chosen last and this one, both included, as long as there is room. */
export function extend(rows: string[], chosen: string[], id: string): string[] {
  const last = chosen.at(-1)
  const [from, to] = [last === undefined ? -1 : rows.indexOf(last), rows.indexOf(id)]
  if (from < 0 || to < 0) return toggle(chosen, id)
  const between = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  const added = between.filter((one) => !chosen.includes(one) && one !== id)
  // this one is the last that was chosen from now on
  const kept = chosen.filter((one) => one !== id)
  const room = Math.max(MAX_CHOSEN - kept.length - 1, 0)
  return kept.length < MAX_CHOSEN ? [...kept, ...added.slice(0, room), id] : chosen
}

interface Result {
  done: boolean
}

/** What stays chosen: whatever was refused. */
export function refused<R extends Result>(results: R[]): R[] {
  return results.filter(({ done }) => !done)
}
