import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Frames in which the rows of a long list are measured as they are drawn, and move each other. */
const FRAMES = 30

/** To this place, and again until the list stands still. */
function goBack(top: number, frames = FRAMES): void {
  window.scrollTo({ top })
  if (frames > 0) requestAnimationFrame(() => goBack(top, frames - 1))
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
