import { Button, Group, Select, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatPercent } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { CategoryBadge } from './CategoryBadge'
import { download } from './download'
import { AgencyLink } from './links'
import { type PeriodSearch, periodSearch } from './periodSearch'
import { ranked, rankingCsv } from './ranking'
import { CATEGORIES, KINDS, type Period, type Score } from './types'

export function RankingView({ period, scores }: { period: Period; scores: Score[] }) {
  const search = useSearch({ from: '/app/evaluasi/$period' })
  const rows = ranked(scores, search)
  const narrow = useNarrow()
  return (
    <>
      <RankingFilters search={search} narrow={narrow} />
      {rows.length > 0 ? (
        <>
          <RankingHead period={period} rows={rows} total={scores.length} />
          <RankingTable period={period.id} rows={rows} />
        </>
      ) : (
        <NoMatch onReset={() => narrow({ jenis: null, kategori: null })} />
      )}
    </>
  )
}

type Change = { [Key in keyof PeriodSearch]?: string | null }

function useNarrow(): (change: Change) => void {
  const navigate = useNavigate({ from: '/evaluasi/$period' })
  // the same reading as of an address that was typed, so that nothing else gets into it
  return (change) => void navigate({ search: (old) => periodSearch({ ...old, ...change }), replace: true })
}

function RankingFilters({ search, narrow }: { search: PeriodSearch; narrow: (change: Change) => void }) {
  const { t } = useTranslation(['evaluations', 'common'])
  const clear = { 'aria-label': t('action.clear', { ns: 'common' }) }
  return (
    <Filters
      active={search.jenis !== undefined || search.kategori !== undefined}
      onReset={() => narrow({ jenis: null, kategori: null })}
    >
      <Select
        label={t('ranking.kind')}
        placeholder={t('ranking.allKinds')}
        data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        value={search.jenis ?? null}
        onChange={(jenis) => narrow({ jenis })}
        clearable
        clearButtonProps={clear}
      />
      <Select
        label={t('ranking.category')}
        placeholder={t('ranking.allCategories')}
        data={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        value={search.kategori ?? null}
        onChange={(kategori) => narrow({ kategori })}
        clearable
        clearButtonProps={clear}
      />
      <Select
        label={t('ranking.order')}
        data={[
          { value: 'tertinggi', label: t('ranking.highest') },
          { value: 'terendah', label: t('ranking.lowest') },
          { value: 'nama', label: t('ranking.byName') },
        ]}
        value={search.urut ?? 'tertinggi'}
        onChange={(urut) => narrow({ urut })}
        allowDeselect={false}
      />
    </Filters>
  )
}

function RankingHead({ period, rows, total }: { period: Period; rows: Score[]; total: number }) {
  const { t } = useTranslation('evaluations')
  const save = () => {
    const headers = ['rank', 'code', 'agency', 'kind', 'score', 'category', 'share', 'letters', 'permits']
    const csv = rankingCsv(rows, {
      headers: headers.map((key) => t(`ranking.${key}` as 'ranking.rank')),
      kind: (kind) => t(`kind.${kind}`),
      category: (category) => t(`category.${category}`),
    })
    download(`${t('ranking.file')}-${period.from}-${period.until}.csv`, csv)
  }
  return (
    <Group justify="space-between" mb="xs">
      <Text c="dimmed" role="status">
        {t('ranking.shown', { shown: formatNumber(rows.length), total: formatNumber(total) })}
      </Text>
      <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={save}>
        {t('ranking.export')}
      </Button>
    </Group>
  )
}

function RankingTable({ period, rows }: { period: string; rows: Score[] }) {
  const { t } = useTranslation('evaluations')
  const part = (application: { score: number } | null | undefined) =>
    application ? formatNumber(application.score, 2) : t('ranking.notApplicable')
  return (
    <DataTable
      name={t('view.peringkat')}
      rows={rows}
      rowKey={(row) => row.agency.id}
      columns={[
        { key: 'rank', header: t('ranking.rank'), numeric: true, cell: (row) => formatNumber(row.rank) },
        {
          key: 'agency',
          header: t('ranking.agency'),
          heads: true,
          cell: ({ agency }) => <AgencyLink period={period} agency={agency} />,
        },
        { key: 'kind', header: t('ranking.kind'), cell: ({ agency }) => t(`kind.${agency.kind}`) },
        {
          key: 'score',
          header: t('ranking.score'),
          numeric: true,
          cell: (row) => <strong>{formatNumber(row.score, 2)}</strong>,
        },
        {
          key: 'category',
          header: t('ranking.category'),
          cell: (row) => (
            <>
              <CategoryBadge category={row.category} />
              {row.reason && (
                <Text size="sm" c="dimmed">
                  {t(`reasonShort.${row.reason}`)}
                </Text>
              )}
            </>
          ),
        },
        {
          key: 'share',
          header: t('ranking.share'),
          numeric: true,
          cell: (row) => formatPercent(row.electronic_share),
        },
        {
          key: 'letters',
          header: t('ranking.letters'),
          numeric: true,
          cell: ({ applications }) => part(applications.letters),
        },
        {
          key: 'permits',
          header: t('ranking.permits'),
          numeric: true,
          cell: ({ applications }) => part(applications.permits),
        },
      ]}
    />
  )
}
