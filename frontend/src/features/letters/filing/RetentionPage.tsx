import { Button, Group, Title } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { Day } from '@/features/letters/badges'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import type { RetentionSchedule } from './types'

const ScheduleForm = lazy(() => import('./ScheduleForm'))

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/retention-schedules', {
    params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<RetentionSchedule>>

/** Versions of the retention schedule; whoever loads reference data imports a new one. */
export default function RetentionPage() {
  const { t } = useTranslation(['archive', 'common'])
  const imports = useMe()?.permissions.includes('reference_data.import') ?? false
  const schedules = usePages(['retention-schedules'], load)
  return (
    <Page title={t('schedule.title')} lead={t('schedule.lead')}>
      <Suspense>{imports && <ScheduleForm />}</Suspense>
      <Title order={2} fz="lg" mt={imports ? 'xl' : 0} mb="sm">
        {t('schedule.versions')}
      </Title>
      <Loaded query={schedules}>
        {({ items }) =>
          items.length > 0 ? (
            <Schedules schedules={items} />
          ) : (
            <EmptyState title={t('schedule.empty')} hint={t('schedule.emptyHint')} />
          )
        }
      </Loaded>
      {schedules.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={schedules.loadingMore} onClick={schedules.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Schedules({ schedules }: { schedules: RetentionSchedule[] }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  return (
    <DataTable
      name={t('schedule.versions')}
      rows={schedules}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'decree',
          header: t('schedule.decree'),
          cell: ({ id, decree }) => (
            <TextLink to="/arsip/retensi/$id" params={{ id }}>
              {decree}
            </TextLink>
          ),
        },
        {
          key: 'from',
          header: t('schedule.validFrom'),
          cell: ({ valid_from }) => <Day date={valid_from} />,
        },
        {
          key: 'state',
          header: t('field.status'),
          cell: ({ in_force }) => (
            <StatusBadge
              tone={in_force ? 'success' : 'neutral'}
              label={t(in_force ? 'schedule.inForce' : 'schedule.notInForce')}
            />
          ),
        },
        {
          key: 'rules',
          header: t('schedule.rules'),
          numeric: true,
          cell: ({ rule_count }) => formatNumber(rule_count),
        },
        {
          key: 'by',
          header: t('schedule.by'),
          wideOnly: true,
          cell: ({ imported_by, created_at }) => `${imported_by}, ${formatDateTime(created_at, language)}`,
        },
      ]}
    />
  )
}
