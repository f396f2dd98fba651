import type { Tone } from '@/ui/StatusBadge'

const DAY_MS = 86_400_000
/** So few working days are left that it is time. */
const SOON = 3

/** How a due date stands: its words are `due.<key>`. */
export interface Due {
  key: 'late' | 'over' | 'today' | 'tomorrow' | 'left' | 'weekend'
  days: number
  tone: Tone
}

/**
 * Both dates are YYYY-MM-DD. Days are counted as the office counts them where the server said how many working days are
 * left, else by the calendar.
 */
export function dueOn(date: string, today: string, workingDays?: number | null): Due {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
  const counted = Math.abs(workingDays ?? days)
  // over a weekend no working day has gone by, or is left
  if (days < 0) return { key: counted === 0 ? 'over' : 'late', days: counted, tone: 'danger' }
  if (days === 0) return { key: 'today', days, tone: 'warning' }
  if (days === 1) return { key: 'tomorrow', days, tone: 'warning' }
  if (counted === 0) return { key: 'weekend', days: counted, tone: 'warning' }
  return { key: 'left', days: counted, tone: counted <= SOON ? 'warning' : 'neutral' }
}
