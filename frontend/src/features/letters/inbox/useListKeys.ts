import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { focusSearch, usePageShortcuts } from '@/ui/shortcuts'
import type { Choice } from './LetterList'

/**
 * j and k move the focus through the letters, so that Enter, Tab and screen readers go on from there; x chooses the
 * letter where letters can be chosen, with Shift all up to it; e says that it is dealt with.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  current: string | undefined,
  choice: Pick<Choice, 'onToggle' | 'onExtend'> | undefined,
  /** Ends when the letter has left the list. */
  onDone?: (id: string) => Promise<void>,
): void {
  const { t } = useTranslation(['common', 'signing', 'several'])
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-letter]') ?? [])]
  const place = () => {
    const all = links()
    const focused = all.indexOf(document.activeElement as HTMLElement)
    return focused >= 0 ? focused : all.findIndex((link) => link.dataset['letter'] === current)
  }
  const move = (step: number) => {
    const all = links()
    const next = Math.min(Math.max(place() + step, 0), all.length - 1)
    all[next]?.focus()
  }
  const here = (run: ((id: string) => void) | undefined) => {
    const id = links()[place()]?.dataset['letter']
    if (id) run?.(id)
  }
  const done = async () => {
    const at = place()
    const id = links()[at]?.dataset['letter']
    if (!id || !onDone) return
    await onDone(id)
    // the row is gone: the next one has its place
    requestAnimationFrame(() => links()[Math.min(at, links().length - 1)]?.focus())
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
