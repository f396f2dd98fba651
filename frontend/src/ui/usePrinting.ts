import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the page is being printed. It is drawn anew at once: the browser waits for nothing. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const say = (now: boolean) => flushSync(() => setPrinting(now))
    const start = () => say(true)
    const end = () => say(false)
    const paper = window.matchMedia('print')
    const change = ({ matches }: MediaQueryListEvent) => say(matches)
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
