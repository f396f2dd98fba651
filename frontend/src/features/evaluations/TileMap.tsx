import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { formatNumber, formatPercent } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { CategoryBadge } from './CategoryBadge'
import { CategoryIcon } from './CategoryIcon'
import { CategoryLegend } from './CategoryLegend'
import patterns from './categories.module.css'
import { AgencyLink } from './links'
import { SameData } from './SameData'
import classes from './TileMap.module.css'
import type { Period, Score } from './types'
import { bySubDistrict, type SubDistrict, shortName } from './villages'

/** Every urban village as one tile, by sub-district; a tile leads to where its score comes from. */
export function TileMap({ period, scores }: { period: Period; scores: Score[] }) {
  const { t } = useTranslation('evaluations')
  const query = { kind: 'sub_district' as const, at: period.until, limit: 100 }
  const subDistricts = api.useQuery('get', '/api/v1/agencies', { params: { query } })
  return (
    <Loaded query={subDistricts} rows={11}>
      {({ items }) => {
        const groups = bySubDistrict(scores, new Map(items.map(({ code, name }) => [code, name])))
        if (groups.length === 0) return <EmptyState title={t('map.none')} />
        return (
          <section aria-label={t('map.title')}>
            <CategoryLegend />
            {groups.map((group) => (
              <Tiles key={group.code} period={period.id} group={group} />
            ))}
            <SameData label={t('map.asTable')}>
              <VillageTable period={period.id} groups={groups} />
            </SameData>
          </section>
        )
      }}
    </Loaded>
  )
}

function Tiles({ period, group }: { period: string; group: SubDistrict }) {
  const { t } = useTranslation('evaluations')
  return (
    <div className={classes['group']}>
      <h2 id={`kec-${group.code}`}>{shortName(group.name)}</h2>
      <ul aria-labelledby={`kec-${group.code}`}>
        {group.villages.map(({ agency, score, category, rank }) => (
          <li key={agency.id}>
            <Link
              to="/evaluasi/$period/$agency"
              params={{ period, agency: agency.id }}
              className={classes['tile']}
              data-category={category}
            >
              <span className={`${classes['strip']} ${patterns['fill']}`} data-category={category} />
              <span className={classes['name']}>{shortName(agency.name)}</span>
              <span className={classes['score']}>
                <CategoryIcon category={category} />
                <VisuallyHidden>{t('ranking.score')}</VisuallyHidden>
                {formatNumber(score, 2)}
                <VisuallyHidden>
                  {t('map.standing', { category: t(`category.${category}`), rank: formatNumber(rank) })}
                </VisuallyHidden>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

function VillageTable({ period, groups }: { period: string; groups: SubDistrict[] }) {
  const { t } = useTranslation('evaluations')
  const rows = groups.flatMap(({ name, villages }) => villages.map((score) => ({ ...score, within: name })))
  return (
    <DataTable
      name={t('map.title')}
      rows={rows}
      rowKey={({ agency }) => agency.id}
      columns={[
        {
          key: 'name',
          header: t('map.village'),
          cell: ({ agency }) => <AgencyLink period={period} agency={agency} />,
        },
        { key: 'within', header: t('map.subDistrict'), cell: ({ within }) => shortName(within) },
        {
          key: 'score',
          header: t('ranking.score'),
          numeric: true,
          cell: ({ score }) => formatNumber(score, 2),
        },
        {
          key: 'category',
          header: t('ranking.category'),
          cell: ({ category }) => <CategoryBadge category={category} />,
        },
        {
          key: 'share',
          header: t('ranking.share'),
          numeric: true,
          cell: (row) => formatPercent(row.electronic_share),
        },
        { key: 'rank', header: t('ranking.rank'), numeric: true, cell: ({ rank }) => formatNumber(rank) },
      ]}
    />
  )
}
