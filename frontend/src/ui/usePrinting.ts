import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Frames in which a long list may still grow to its height. */
const FRAMES = 30

/** To this place, as soon as the page is that long again: rows are measured as they are drawn. */
function goBack(top: number, frames = FRAMES): void {
  window.scrollTo({ top })
  if (frames > 0)
    requestAnimationFrame(() => goBack(top, Math.abs(window.scrollY - top) > 1 ? frames - 1 : 0))
}

/**
 * Whether the page is being printed. It is drawn anew at once: the browser waits for nothing. Afterwards the window is where
 * it was, though the rows are other ones.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    let place: number | undefined
    const start = () => {
      place ??= window.scrollY
      flushSync(() => setPrinting(true))
    }
    const end = () => {
      flushSync(() => setPrinting(false))
      if (place === undefined) return
      const top = place
      place = undefined
      goBack(top)
    }
    const paper = window.matchMedia('print')
    const change = ({ matches }: MediaQueryListEvent) => (matches ? start() : end())
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', end)
    paper.addEventListener('change', change)
    return () => {
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', end)
      paper.removeEventListener('change', change)
    }
  }, [])
  return printing
}
