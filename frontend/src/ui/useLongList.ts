import { defaultRangeExtractor, useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'

/** A guess at the height of a row that was not drawn yet, in pixels. */
const ROW = 88
/** Rows drawn beyond the window on each side, for quick scrolling and for the Tab key. */
const BEYOND = 8
/** Lists whose heights are remembered. */
const LISTS = 8

/** Heights of the rows of lists that were left, so that coming back finds the place again. */
const heights = new Map<string, VirtualItem[]>()

function remember(list: string, rows: VirtualItem[]): void {
  heights.delete(list)
  heights.set(list, rows)
  const [oldest] = heights.keys()
  if (heights.size > LISTS && oldest !== undefined) heights.delete(oldest)
}

/**
 * Of a long list only the rows in the window are drawn, whatever was loaded. `kept` stays drawn wherever it is: it has the
 * focus, or is about to.
 */
export function useVirtualRows(
  /** Names the list; one name has one set of rows. */
  name: string,
  list: RefObject<HTMLElement | null>,
  ids: string[],
  kept: string | undefined,
) {
  const [top, setTop] = useState(0)
  const keptAt = kept === undefined ? -1 : ids.indexOf(kept)
  const rows = useWindowVirtualizer({
    count: ids.length,
    estimateSize: () => ROW,
    overscan: BEYOND,
    scrollMargin: top,
    getItemKey: (place) => ids[place] ?? place,
    initialMeasurementsCache: heights.get(name) ?? [],
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
  useEffect(() => () => remember(name, rows.takeSnapshot()), [name, rows])
  return rows
}
