import type { Tone } from '@/ui/StatusBadge'

const DAY_MS = 86_400_000

/** How a due date stands: its words are `due.<key>`, counted in calendar days. */
export interface Due {
  key: 'late' | 'today' | 'tomorrow' | 'left'
  days: number
  tone: Tone
}

/** Both are YYYY-MM-DD. */
export function dueOn(date: string, today: string): Due {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS)
  if (days < 0) return { key: 'late', days: -days, tone: 'danger' }
  if (days === 0) return { key: 'today', days, tone: 'warning' }
  if (days === 1) return { key: 'tomorrow', days, tone: 'warning' }
  return { key: 'left', days, tone: days <= 3 ? 'warning' : 'neutral' }
}
