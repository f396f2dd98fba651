import { useTranslation } from 'react-i18next'
import { dueOn } from '@/features/letters/due'
import { personName } from '@/features/letters/people'
import type { Holder } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { today } from '@/lib/dates'
import { formatDate, formatNumber } from '@/lib/format'
import classes from './letter.module.css'

/** "Sekarang pada: Siti, Kasi Pelayanan (sejak 12 Mar, jatuh tempo besok)": the open ends of the tree in one look. */
export function NowWith({ holders }: { holders: Holder[] }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const words = useDueWords()
  if (holders.length === 0) return <p className={classes['now']}>{t('nowDone')}</p>
  return (
    <div className={classes['now']}>
      <span>{t('now')}:</span>
      <ul>
        {holders.map((holder) => {
          const about = [
            ...(holder.role === 'adviser' ? [t('holder.adviser')] : []),
            t('nowSince', { at: formatDate(holder.since, language) }),
            ...words(holder),
          ]
          return (
            <li key={holder.disposition_id ?? holder.since} data-late={holder.overdue_working_days > 0}>
              <strong>{holder.person ? personName(holder.person) : holder.agency.name}</strong> (
              {about.join(', ')})
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What is left until the due date, in words; overdue is counted in working days, as the office counts. */
function useDueWords() {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  return ({ due_date, overdue_working_days: days }: Holder): string[] => {
    if (!due_date) return []
    if (days > 0) return [t('nowDue.late', { count: days, days: formatNumber(days) })]
    switch (dueOn(due_date, today()).key) {
      case 'late':
        return [t('nowDue.over')]
      case 'today':
        return [t('nowDue.today')]
      case 'tomorrow':
        return [t('nowDue.tomorrow')]
      default:
        return [t('nowDue.left', { date: formatDate(due_date, language) })]
    }
  }
}
