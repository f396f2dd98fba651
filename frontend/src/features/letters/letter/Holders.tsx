import { useTranslation } from 'react-i18next'
import { DueDate } from '@/features/letters/badges'
import { personName } from '@/features/letters/people'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import classes from './letter.module.css'

/** The answer to "where is the letter?": who holds it now, as what, since when. */
export function Holders({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  if (letter.holders.length === 0)
    return (
      <ul className={classes['holders']}>
        <li data-over={letter.status === 'withdrawn' ? 'void' : 'done'}>
          {t(`over.${letter.status}` as 'over.closed', { at: formatDateTime(letter.updated_at, language) })}
        </li>
      </ul>
    )
  return (
    <ul className={classes['holders']} aria-label={t('holders')}>
      {letter.holders.map((holder) => (
        <li key={`${holder.role}${holder.person?.position_id ?? holder.agency.id}${holder.since}`}>
          <strong>
            {holder.person ? personName(holder.person) : t('registryOf', { agency: holder.agency.name })}
          </strong>
          <span>{t(`holder.${holder.role}`)}</span>
          {holder.disposition_status && (
            <span>{t(`dispositionStatus.${holder.disposition_status}`).toLocaleLowerCase(language)}</span>
          )}
          <span>{t('since', { at: formatDateTime(holder.since, language) })}</span>
          <DueDate date={holder.due_date} workingDays={holder.working_days_left} />
        </li>
      ))}
    </ul>
  )
}
