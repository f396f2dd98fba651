import { useEffect } from 'react'

/** Draws a frame around the part of the page that a step speaks of; on a phone the menu is its button. */
export function useHighlight(target: string): void {
  useEffect(() => {
    const parts = [...document.querySelectorAll<HTMLElement>(`[data-tour="${target}"]`)]
    // a part that is not shown, or that is pushed out to the side, is not the one
    const shown = parts.find(
      (part) => part.getBoundingClientRect().right > 0 && part.getClientRects().length > 0,
    )
    shown?.setAttribute('data-tour-now', '')
    return () => shown?.removeAttribute('data-tour-now')
  }, [target])
}
