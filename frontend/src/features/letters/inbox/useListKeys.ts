import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { focusSearch, usePageShortcuts } from '@/ui/shortcuts'

/**
 * j and k move the focus through the letters, so that Enter, Tab and screen readers go on from there; x chooses the
 * letter where letters can be chosen.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  current: string | undefined,
  onChoose?: (id: string) => void,
): void {
  const { t } = useTranslation(['common', 'signing'])
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
  const choose = () => {
    const id = links()[place()]?.dataset['letter']
    if (id) onChoose?.(id)
  }
  usePageShortcuts([
    { keys: 'j', label: t('keyboard.next'), run: () => move(1) },
    { keys: 'k', label: t('keyboard.previous'), run: () => move(-1) },
    ...(onChoose ? [{ keys: 'x', label: t('batch.key', { ns: 'signing' }), run: choose }] : []),
    { keys: 'Enter', label: t('keyboard.open') },
    { keys: '/', label: t('keyboard.focusSearch'), run: focusSearch },
  ])
}
