import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import type { Tone } from './StatusBadge'
import classes from './Timeline.module.css'

export interface TimelineEntry {
  id: string
  title: string
  /** RFC 3339 */
  at: string
  actor?: string | undefined
  note?: string | null | undefined
  tone?: Tone
}

/** What happened, by whom and when; give the newest first. */
export function Timeline({ label, entries }: { label: string; entries: TimelineEntry[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ol className={classes['list']} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes['item']} data-tone={entry.tone ?? 'neutral'}>
          <div>{entry.title}</div>
          <time dateTime={entry.at}>{formatDateTime(entry.at, language)}</time>
          {entry.actor && (
            <span className={classes['actor']}> · {t('timeline.by', { name: entry.actor })}</span>
          )}
          {entry.note && <p className={classes['note']}>{entry.note}</p>}
        </li>
      ))}
    </ol>
  )
}
