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
        <li data-over="true">
          {t(`over.${letter.status}` as 'over.closed', { at: formatDateTime(letter.updated_at, language) })}
        </li>
      </ul>
    )
  return (
    <ul className={classes['holders']} aria-label={t('holders')}>
      {letter.holders.map(({ role, person, agency, since, due_date }) => (
        <li key={`${role}${person?.position_id ?? agency.id}${since}`}>
          <strong>{person ? personName(person) : t('registryOf', { agency: agency.name })}</strong>
          <span>{t(`holder.${role}`)}</span>
          <span>{t('since', { at: formatDateTime(since, language) })}</span>
          <DueDate date={due_date} />
        </li>
      ))}
    </ul>
  )
}
