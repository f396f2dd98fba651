import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatPercent } from '@/lib/format'
import { CategoryBadge } from './CategoryBadge'
import classes from './SummaryPanel.module.css'
import { type Summary, summarise } from './summary'
import { CATEGORIES, type Score } from './types'

/** The result in words, then the numbers as ways into the ranking. */
export function SummaryPanel({ period, scores }: { period: string; scores: Score[] }) {
  const { t } = useTranslation('evaluations')
  const whole = summarise(scores)
  const villages = summarise(scores.filter((row) => row.agency.kind === 'urban_village'))
  const words = ({ total, count, poorShare }: Summary) => ({
    total: formatNumber(total),
    good: formatNumber(count.good),
    fair: formatNumber(count.fair),
    poor: formatNumber(count.poor),
    part: formatPercent(total === 0 ? null : count.poor / total),
    share: formatPercent(poorShare),
  })
  const share = ({ poorShare }: Summary) => poorShare !== null
  return (
    <section className={classes['panel']} aria-label={t('summary.title')}>
      <div className={classes['words']}>
        <p>
          {t('summary.all', words(whole))}{' '}
          {whole.count.poor !== villages.count.poor && share(whole) && t('summary.share', words(whole))}
        </p>
        {villages.total > 0 && (
          <p>
            {t('summary.villages', words(villages))}{' '}
            {share(villages) && t('summary.villagesShare', words(villages))}
          </p>
        )}
      </div>
      <ul className={classes['counts']}>
        {CATEGORIES.map((category) => (
          <li key={category}>
            <Link
              to="/evaluasi/$period"
              params={{ period }}
              search={{ tampilan: 'peringkat', kategori: category }}
            >
              <strong>{formatNumber(whole.count[category])}</strong>
              <CategoryBadge category={category} />
              <VisuallyHidden>{t('summary.open')}</VisuallyHidden>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
