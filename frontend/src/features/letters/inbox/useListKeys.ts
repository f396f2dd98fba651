import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { focusSearch, usePageShortcuts } from '@/ui/shortcuts'
import type { Choice, ListHandle } from './LetterList'

/** The letter that has the focus, or the one in the preview: its place among these. */
function placeOf(ids: string[], current: string | undefined): number {
  const focused = document.activeElement instanceof HTMLElement && document.activeElement.dataset['letter']
  const place = focused ? ids.indexOf(focused) : -1
  return place >= 0 || current === undefined ? place : ids.indexOf(current)
}

/**
 * j and k move the focus through the letters, so that Enter, Tab and screen readers go on from there; x chooses the
 * letter where letters can be chosen, with Shift all up to it; e says that it is dealt with.
 */
export function useListKeys(
  list: RefObject<ListHandle | null>,
  ids: string[],
  current: string | undefined,
  choice: Pick<Choice, 'onToggle' | 'onExtend'> | undefined,
  /** Ends when the letter has left the list. */
  onDone?: (id: string) => Promise<void>,
): void {
  const { t } = useTranslation(['common', 'signing', 'several'])
  const place = () => placeOf(ids, current)
  const move = (step: number) => list.current?.focus(place() + step)
  const here = (run: ((id: string) => void) | undefined) => {
    const id = ids[place()]
    if (id) run?.(id)
  }
  const done = async () => {
    const at = place()
    const id = ids[at]
    if (!id || !onDone) return
    await onDone(id)
    // the row is gone: the next one has its place
    requestAnimationFrame(() => list.current?.focus(at))
  }
  usePageShortcuts([
    { keys: 'j', label: t('keyboard.next'), run: () => move(1) },
    { keys: 'k', label: t('keyboard.previous'), run: () => move(-1) },
    ...(choice
      ? [{ keys: 'x', label: t('batch.key', { ns: 'signing' }), run: () => here(choice.onToggle) }]
      : []),
    ...(choice?.onExtend
      ? [{ keys: 'shift+X', label: t('rangeKey', { ns: 'several' }), run: () => here(choice.onExtend) }]
      : []),
    ...(onDone ? [{ keys: 'e', label: t('closeKey', { ns: 'several' }), run: () => void done() }] : []),
    { keys: 'Enter', label: t('keyboard.open') },
    { keys: '/', label: t('keyboard.focusSearch'), run: focusSearch },
  ])
}
