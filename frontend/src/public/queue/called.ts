import type { Queue } from '@/public/types'

/** Numbers that were called, or called again, since the screen was drawn last; the earliest call first. */
export function newlyCalled(before: Queue | undefined, now: Queue): Queue['called'] {
  if (!before || before.day !== now.day) return []
  const known = new Map(before.called.map(({ label, desk, calls }) => [label, `${desk}/${calls}`]))
  return now.called.filter(({ label, desk, calls }) => known.get(label) !== `${desk}/${calls}`).reverse()
}
