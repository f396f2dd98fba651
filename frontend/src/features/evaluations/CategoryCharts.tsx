import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { formatNumber, formatPercent } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { Loaded } from '@/ui/Loaded'
import classes from './CategoryCharts.module.css'
import { CategoryLegend } from './CategoryLegend'
import patterns from './categories.module.css'
import { SameData } from './SameData'
import { type Summary, summarise } from './summary'
import { CATEGORIES, KINDS, type Period, type Score } from './types'
import { bySubDistrict, shortName } from './villages'

interface Bar {
  key: string
  label: string
  summary: Summary
}

/** How the categories fall on the kinds of offices, and on the sub-districts. */
export function CategoryCharts({ period, scores }: { period: Period; scores: Score[] }) {
  const { t } = useTranslation('evaluations')
  const query = { kind: 'sub_district' as const, at: period.until, limit: 100 }
  const subDistricts = api.useQuery('get', '/api/v1/agencies', { params: { query } })
  const kinds = KINDS.map((kind) => ({
    key: kind,
    label: t(`kind.${kind}`),
    summary: summarise(scores.filter((row) => row.agency.kind === kind)),
  })).filter(({ summary }) => summary.total > 0)
  return (
    <>
      <CategoryLegend />
      <Chart title={t('chart.kinds')} first={t('ranking.kind')} bars={kinds} />
      <Loaded query={subDistricts}>
        {({ items }) => {
          const names = new Map(items.map(({ code, name }) => [code, name]))
          const bars = bySubDistrict(scores, names).map(({ code, name, villages }) => ({
            key: code,
            label: shortName(name),
            summary: summarise(villages),
          }))
          return (
            bars.length > 0 && (
              <Chart title={t('chart.subDistricts')} first={t('map.subDistrict')} bars={bars} />
            )
          )
        }}
      </Loaded>
    </>
  )
}

/** Bars of equal length, cut into the parts of each category; the numbers stand beside and in the table. */
function Chart({ title, first, bars }: { title: string; first: string; bars: Bar[] }) {
  const { t } = useTranslation('evaluations')
  return (
    <figure className={classes['chart']}>
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <ul>
        {bars.map(({ key, label, summary: { total, count } }) => (
          <li key={key}>
            <span>{label}</span>
            <span className={classes['bar']} aria-hidden>
              {CATEGORIES.filter((category) => count[category] > 0).map((category) => (
                <span
                  key={category}
                  className={patterns['fill']}
                  data-category={category}
                  style={{ flexGrow: count[category] }}
                />
              ))}
            </span>
            <span className={classes['numbers']}>
              {t('chart.bar', {
                good: formatNumber(count.good),
                fair: formatNumber(count.fair),
                poor: formatNumber(count.poor),
                total: formatNumber(total),
              })}
            </span>
          </li>
        ))}
      </ul>
      <SameData label={t('chart.asTable')}>
        <DataTable
          name={title}
          rows={bars}
          rowKey={({ key }) => key}
          columns={[
            { key: 'label', header: first, cell: ({ label }) => label },
            ...CATEGORIES.map((category) => ({
              key: category,
              header: t(`category.${category}`),
              numeric: true,
              cell: ({ summary }: Bar) => formatNumber(summary.count[category]),
            })),
            {
              key: 'total',
              header: t('chart.total'),
              numeric: true,
              cell: ({ summary }) => formatNumber(summary.total),
            },
            {
              key: 'part',
              header: t('chart.poorPart'),
              numeric: true,
              cell: ({ summary: { count, total } }) => formatPercent(count.poor / total),
            },
          ]}
        />
      </SameData>
    </figure>
  )
}
