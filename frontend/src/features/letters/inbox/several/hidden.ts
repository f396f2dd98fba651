import { useSyncExternalStore } from 'react'

let hidden: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

function set(next: ReadonlySet<string>): void {
  hidden = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** These letters are taken for gone from the list before the server has said so. */
export function hide(ids: string[]): void {
  set(new Set([...hidden, ...ids]))
}

/** They are in the list again, unless the server has taken them out. */
export function show(ids: string[]): void {
  set(new Set([...hidden].filter((id) => !ids.includes(id))))
}

export function useHidden(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => hidden)
}
