import { Tabs, Text } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatDateTime } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { useScores } from './api'
import { CategoryCharts } from './CategoryCharts'
import { FollowUps } from './FollowUps'
import { OwnScore } from './OwnScore'
import { PeriodActions } from './PeriodActions'
import { PeriodPapers } from './PeriodPapers'
import { PeriodStatus } from './PeriodStatus'
import { VIEWS, type View } from './periodSearch'
import { RankingView } from './RankingView'
import { SummaryPanel } from './SummaryPanel'
import { TileMap } from './TileMap'
import type { Period, Score } from './types'

export default function PeriodPage() {
  const { t } = useTranslation('evaluations')
  const { period: id } = useParams({ from: '/app/evaluasi/$period' })
  const period = api.useQuery('get', '/api/v1/evaluation-periods/{id}', { params: { path: { id } } })
  const scores = useScores(id, period.data !== undefined && period.data.status !== 'open')
  return (
    <Page
      title={period.data?.name ?? t('periods.title')}
      lead={period.data && <Lead period={period.data} />}
      actions={period.data && <PeriodActions period={period.data} scores={scores.data ?? []} />}
    >
      <Loaded query={period}>
        {(loaded) =>
          loaded.status === 'open' ? (
            <NotComputed period={loaded} />
          ) : (
            <>
              <Loaded query={scores} rows={10}>
                {(rows) => <Results period={loaded} scores={rows} />}
              </Loaded>
              <PeriodPapers period={loaded} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

function Lead({ period: { from, until, status, ledger_until } }: { period: Period }) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  return (
    <>
      {formatDate(from, language)} – {formatDate(until, language)} <PeriodStatus status={status} />
      {ledger_until && (
        <Text component="span" size="sm" display="block">
          {t('period.ledger', { at: formatDateTime(ledger_until, language) })}
        </Text>
      )}
    </>
  )
}

function NotComputed({ period: { allowed_actions } }: { period: Period }) {
  const { t } = useTranslation('evaluations')
  const hint = allowed_actions.includes('compute') ? t('period.openManage') : t('period.openRead')
  return <EmptyState title={t('period.open')} hint={hint} />
}

function Results({ period, scores }: { period: Period; scores: Score[] }) {
  const { t } = useTranslation('evaluations')
  const search = useSearch({ from: '/app/evaluasi/$period' })
  const navigate = useNavigate({ from: '/evaluasi/$period' })
  const [first, ...others] = scores
  if (!first) return <EmptyState title={t('period.none')} hint={t('period.noneHint')} />
  if (others.length === 0) return <OwnScore period={period.id} score={first} />
  const show = (view: string | null) =>
    void navigate({ search: (old) => ({ ...old, tampilan: view as View }), replace: true })
  const views: Record<View, React.ReactNode> = {
    peta: <TileMap period={period} scores={scores} />,
    peringkat: <RankingView period={period} scores={scores} />,
    grafik: <CategoryCharts period={period} scores={scores} />,
    tindakan: <FollowUps period={period} />,
  }
  return (
    <>
      <SummaryPanel period={period.id} scores={scores} />
      <Tabs value={search.tampilan ?? 'peta'} onChange={show} keepMounted={false}>
        <Tabs.List mb="md" aria-label={t('view.label')}>
          {VIEWS.map((view) => (
            <Tabs.Tab key={view} value={view}>
              {t(`view.${view}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((view) => (
          <Tabs.Panel key={view} value={view}>
            {views[view]}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}
