import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

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
      window.scrollTo({ top })
      // rows that are measured on being drawn move the others once more
      requestAnimationFrame(() => window.scrollTo({ top }))
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
