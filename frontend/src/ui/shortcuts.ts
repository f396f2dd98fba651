import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { useEffect, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** As in Mantine's useHotkeys: "j", "shift+J", "mod+K". */
  keys: string
  label: string
  /** Missing where the browser does it itself, as Enter on a link: then the key is only listed. */
  run?: () => void
}

let shown: Shortcut[] = []
const listeners = new Set<() => void>()

function show(next: Shortcut[]): void {
  shown = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keys of one page; off while typing, and listed by the "?" help. */
export function usePageShortcuts(shortcuts: Shortcut[]): void {
  useHotkeys(shortcuts.flatMap(({ keys, run }): HotkeyItem[] => (run ? [[keys, run]] : [])))
  const listed = shortcuts.map(({ keys, label }) => `${keys} ${label}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list changes when its wording does
  useEffect(() => {
    show(shortcuts)
    return () => show([])
  }, [listed])
}

export function useShownShortcuts(): Shortcut[] {
  return useSyncExternalStore(subscribe, () => shown)
}

/** The key "/" of list pages. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('input[data-search]')?.focus()
}
