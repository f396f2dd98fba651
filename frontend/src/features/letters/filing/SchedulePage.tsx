import { Button, Group } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { LoadedPage } from '@/ui/LoadedPage'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'
import { rulesSearch } from './search'
import type { RetentionRule, RetentionSchedule } from './types'

const load = (id: string, q: string) => (cursor: string | undefined) =>
  http.GET('/api/v1/retention-schedules/{id}/rules', {
    params: {
      path: { id },
      query: { limit: 100, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) },
    },
  }) as Promise<Paged<RetentionRule>>

/** One version of the schedule with its rules. */
export default function SchedulePage() {
  const { t } = useTranslation('archive')
  const { id } = useParams({ from: '/app/arsip/retensi/$id' })
  const query = api.useQuery('get', '/api/v1/retention-schedules/{id}', { params: { path: { id } } })
  return (
    <LoadedPage title={t('schedule.title')} query={query}>
      {(schedule) => <Rules schedule={schedule} />}
    </LoadedPage>
  )
}

function Rules({ schedule }: { schedule: RetentionSchedule }) {
  const { t } = useTranslation(['archive', 'common'])
  const language = useLanguage()
  const { q = '' } = rulesSearch(useSearch({ from: '/app/arsip/retensi/$id' }))
  const navigate = useNavigate({ from: '/arsip/retensi/$id' })
  const search = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true })
  const rules = usePages(['retention-schedules', schedule.id, q], load(schedule.id, q))
  return (
    <Page
      title={schedule.decree}
      lead={t('schedule.since', { date: formatDate(schedule.valid_from, language) })}
      actions={
        <LinkButton to="/arsip/retensi" variant="default">
          {t('schedule.back')}
        </LinkButton>
      }
    >
      <Filters active={q !== ''} onReset={() => search('')}>
        <SearchInput label={t('schedule.searchCode')} value={q} onChange={search} />
      </Filters>
      <Loaded query={rules}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('schedule.rules')}
              rows={items}
              rowKey={({ code }) => code}
              long={rules.long}
              columns={[
                {
                  key: 'code',
                  header: t('schedule.column.code'),
                  cell: ({ code, title }) => (title ? `${code} – ${title}` : code),
                },
                {
                  key: 'active',
                  header: t('schedule.column.active_years'),
                  width: 110,
                  numeric: true,
                  cell: ({ active_years }) => active_years,
                },
                {
                  key: 'inactive',
                  header: t('schedule.column.inactive_years'),
                  width: 110,
                  numeric: true,
                  cell: ({ inactive_years }) => inactive_years,
                },
                {
                  key: 'fate',
                  header: t('schedule.column.final_disposition'),
                  cell: ({ final_disposition }) => t(`fate.${final_disposition}`),
                },
                { key: 'note', header: t('schedule.column.note'), cell: ({ note }) => note ?? '–' },
              ]}
            />
          ) : (
            <NoMatch onReset={() => search('')} />
          )
        }
      </Loaded>
      {rules.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={rules.loadingMore} onClick={rules.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}
