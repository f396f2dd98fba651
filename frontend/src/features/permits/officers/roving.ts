import type { KeyboardEvent } from 'react'

/** Where the focus goes from the card at this place of the columns; undefined where there is nothing. */
export function neighbour(
  columns: number[],
  { column, card }: { column: number; card: number },
  key: string,
): { column: number; card: number } | undefined {
  const height = columns[column] ?? 0
  if (key === 'ArrowDown') return card + 1 < height ? { column, card: card + 1 } : undefined
  if (key === 'ArrowUp') return card > 0 ? { column, card: card - 1 } : undefined
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (step === 0) return undefined
  // columns without a card are passed over
  for (let next = column + step; next >= 0 && next < columns.length; next += step) {
    const there = columns[next] ?? 0
    if (there > 0) return { column: next, card: Math.min(card, there - 1) }
  }
  return undefined
}

/** The arrow keys move between the cards of a board; its columns and cards are marked with data attributes. */
export function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const columns = [...event.currentTarget.querySelectorAll('[data-column]')].map((column) => [
    ...column.querySelectorAll<HTMLElement>('[data-card]'),
  ])
  const at = document.activeElement?.closest<HTMLElement>('[data-card]')
  const column = columns.findIndex((cards) => at && cards.includes(at))
  if (!at || column < 0) return
  const card = columns[column]?.indexOf(at) ?? 0
  const next = neighbour(
    columns.map((cards) => cards.length),
    { column, card },
    event.key,
  )
  const there = next && columns[next.column]?.[next.card]
  if (!there) return
  event.preventDefault()
  there.querySelector<HTMLElement>('a')?.focus()
}
