import type { Disposition } from '@/features/letters/types'

export interface Branch {
  disposition: Disposition
  children: Branch[]
}

/** The flat list as a tree, in the order in which the dispositions were given. */
export function treeOf(flat: Disposition[]): Branch[] {
  const ids = new Set(flat.map(({ id }) => id))
  const byParent = new Map<string | null, Disposition[]>()
  for (const disposition of flat) {
    // a parent that the caller may not see leaves its child at the top
    const parent = disposition.parent_id && ids.has(disposition.parent_id) ? disposition.parent_id : null
    byParent.set(parent, [...(byParent.get(parent) ?? []), disposition])
  }
  const under = (parent: string | null): Branch[] =>
    (byParent.get(parent) ?? [])
      .sort((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at))
      .map((disposition) => ({ disposition, children: under(disposition.id) }))
  return under(null)
}

/** The dispositions that others hang below. */
export function parentsOf(flat: Disposition[]): string[] {
  const ids = new Set(flat.map(({ id }) => id))
  return [...new Set(flat.flatMap(({ parent_id }) => (parent_id && ids.has(parent_id) ? [parent_id] : [])))]
}
