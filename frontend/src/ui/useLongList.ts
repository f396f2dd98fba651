import { defaultRangeExtractor, useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** Rows drawn beyond the window on each side, for quick scrolling and for the Tab key. */
const BEYOND = 8
/** Rows before the last one that was loaded at which more are asked for. */
const NEAR = 15
/** Lists whose heights are remembered. */
const LISTS = 8

/** A list that grows as it is read. */
export interface LongList {
  /** Names these rows among all lists: their place is found again after coming back. */
  listKey: string
  /** There are rows that were not loaded. */
  hasMore: boolean
  /** Set while they may be: called when the end is near. */
  onNearEnd?: (() => void) | undefined
}

interface RowSize {
  /** A guess at the height of a row that was not drawn yet, in pixels. */
  guess: number
  /** Pixels between two rows. */
  gap?: number
}

/** Heights of the rows of lists that were left, so that coming back finds the place again. */
const heights = new Map<string, VirtualItem[]>()

function remember(list: string, rows: VirtualItem[]): void {
  heights.delete(list)
  heights.set(list, rows)
  const [oldest] = heights.keys()
  if (heights.size > LISTS && oldest !== undefined) heights.delete(oldest)
}

/**
 * Of a long list only the rows in the window are drawn, whatever was loaded. What has the focus stays drawn wherever it
 * is. Each drawn row says its key in `data-row` and its place in `data-index`.
 */
export function useLongList(
  list: RefObject<HTMLElement | null>,
  /** The keys of the rows that are loaded. */
  keys: string[],
  { listKey, hasMore, onNearEnd }: LongList,
  { guess, gap = 0 }: RowSize,
) {
  const [top, setTop] = useState(0)
  const [kept, keep] = useState<string>()
  const keptAt = kept === undefined ? -1 : keys.indexOf(kept)
  const rows = useWindowVirtualizer({
    count: keys.length,
    estimateSize: () => guess,
    gap,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: (place) => keys[place] ?? place,
    initialMeasurementsCache: heights.get(listKey) ?? [],
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return keptAt < 0 || shown.includes(keptAt)
        ? shown
        : [...shown, keptAt].sort((one, other) => one - other)
    },
  })
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setTop(Math.round(list.current.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    // what stands above the list comes and goes: filters, the breakdown, saved views
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [list])
  useEffect(() => () => remember(listKey, rows.takeSnapshot()), [listKey, rows])
  const items = rows.getVirtualItems()
  const near = (items.at(-1)?.index ?? 0) >= keys.length - NEAR
  useEffect(() => {
    if (near) onNearEnd?.()
  }, [near, onNearEnd])
  return {
    /** The rows to draw, with where they begin and end, in pixels from the start of the list. */
    shown: items.map(({ index, start, end }) => ({ index, start: start - top, end: end - top })),
    /** The height of all rows, in pixels. */
    height: rows.getTotalSize(),
    /** How many rows there are; -1 before the last one is known. */
    count: hasMore ? -1 : keys.length,
    /** Goes to each drawn row. */
    measure: rows.measureElement,
    /** Keeps a row drawn. */
    keep,
    /** Keeps the row drawn that has the focus. */
    onFocus: ({ target }: FocusEvent<HTMLElement>) =>
      keep(target.closest<HTMLElement>('[data-row]')?.dataset['row']),
  }
}
