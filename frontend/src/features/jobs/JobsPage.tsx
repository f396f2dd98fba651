import { Button, Group, SegmentedControl } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import type { paths } from '@/api/schema'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime, formatNumber } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'

type Job = paths['/api/v1/jobs']['get']['responses'][200]['content']['application/json']['items'][number]
type Status = Job['status']

const STATUSES: Status[] = ['failed', 'waiting', 'done']
const tones = { failed: 'danger', waiting: 'info', done: 'success' } as const

const load = (status: Status) => (cursor: string | undefined) =>
  http.GET('/api/v1/jobs', {
    params: { query: { status, limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Job>>

/** What the servers do by themselves; first what they gave up, which may be tried again. */
export default function JobsPage() {
  const { t } = useTranslation(['notifications', 'common'])
  const { status = 'failed' } = useSearch({ from: '/app/pekerjaan-latar' })
  const navigate = useNavigate({ from: '/pekerjaan-latar' })
  const jobs = usePages(['jobs', status], load(status))
  return (
    <Page title={t('jobs.title')} lead={t('jobs.lead')}>
      <SegmentedControl
        mb="md"
        aria-label={t('jobs.status')}
        value={status}
        onChange={(next) => void navigate({ search: { status: next as Status }, replace: true })}
        data={STATUSES.map((value) => ({ value, label: t(`jobs.${value}`) }))}
      />
      <Loaded query={jobs}>
        {({ items }) => (items.length > 0 ? <Table jobs={items} /> : <EmptyState title={t('jobs.empty')} />)}
      </Loaded>
      {jobs.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={jobs.loadingMore} onClick={jobs.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Table({ jobs }: { jobs: Job[] }) {
  const { t } = useTranslation(['notifications', 'common'])
  const language = useLanguage()
  const columns: [Column<Job>, ...Column<Job>[]] = [
    { key: 'kind', header: t('jobs.kind'), cell: ({ kind }) => kind },
    {
      key: 'status',
      header: t('jobs.status'),
      cell: ({ status }) => <StatusBadge tone={tones[status]} label={t(`jobs.${status}`)} />,
    },
    {
      key: 'when',
      header: t('jobs.when'),
      cell: ({ run_at, finished_at }) => formatDateTime(finished_at ?? run_at, language),
    },
    {
      key: 'attempts',
      header: t('jobs.attempts'),
      cell: ({ attempts }) => formatNumber(attempts),
      numeric: true,
    },
    { key: 'error', header: t('jobs.error'), cell: ({ last_error }) => last_error ?? '–', width: '35%' },
    {
      key: 'actions',
      header: t('table.actions', { ns: 'common' }),
      cell: (job) => (job.status === 'failed' ? <Retry job={job} /> : '–'),
    },
  ]
  return <DataTable name={t('jobs.title')} rows={jobs} rowKey={({ id }) => id} columns={columns} />
}

function Retry({ job }: { job: Job }) {
  const { t } = useTranslation('notifications')
  const queries = useQueryClient()
  const retry = api.useMutation('post', '/api/v1/jobs/{id}/retry')
  const again = () =>
    retry.mutate(
      { params: { path: { id: job.id } } },
      {
        onError: toast.problem,
        onSuccess: () => {
          toast.done(t('jobs.queued'))
          return queries.invalidateQueries({ queryKey: ['pages', 'jobs'] })
        },
      },
    )
  return (
    <Button size="compact-sm" variant="default" loading={retry.isPending} onClick={again}>
      {t('jobs.retry')}
    </Button>
  )
}
