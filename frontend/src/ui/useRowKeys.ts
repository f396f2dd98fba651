import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusSearch, usePageShortcuts } from './shortcuts'

/** The keys of a list: j and k move, Enter opens, / searches. Gives the key of the row that they are at. */
export function useRowKeys(keys: string[], open: (key: string) => void): string | undefined {
  const { t } = useTranslation()
  const [current, setCurrent] = useState<string>()
  const move = (step: number) => {
    const at = current === undefined ? -1 : keys.indexOf(current)
    const next = keys[Math.min(Math.max(at + step, 0), keys.length - 1)]
    setCurrent(next)
    // after the row has been marked
    requestAnimationFrame(() =>
      document.querySelector('[data-current="true"]')?.scrollIntoView({ block: 'nearest' }),
    )
  }
  const openCurrent = () => {
    // Enter on a link or a button is that one's own
    const own = document.activeElement?.closest('a, button')
    if (!own && current !== undefined && keys.includes(current)) open(current)
  }
  usePageShortcuts([
    { keys: 'j', label: t('keyboard.next'), run: () => move(1) },
    { keys: 'k', label: t('keyboard.previous'), run: () => move(-1) },
    { keys: 'Enter', label: t('keyboard.open'), run: openCurrent },
    { keys: '/', label: t('keyboard.focusSearch'), run: focusSearch },
  ])
  return current !== undefined && keys.includes(current) ? current : undefined
}
