import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan } from '@/api/session'
import { usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { TextLink } from '@/ui/TextLink'
import { NewPeriodForm } from './NewPeriodForm'
import { PeriodStatus } from './PeriodStatus'
import type { Period } from './types'

export default function PeriodsPage() {
  const { t } = useTranslation(['evaluations', 'common'])
  const mayManage = useCan()('evaluation.manage')
  const [creating, form] = useDisclosure()
  const periods = usePages<Period>(['evaluation-periods'], (cursor) =>
    http.GET('/api/v1/evaluation-periods', {
      params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
    }),
  )
  const create = mayManage && !creating && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={form.open}>
      {t('periods.create')}
    </Button>
  )
  return (
    <Page title={t('periods.title')} lead={t('periods.lead')} actions={create}>
      {creating && <NewPeriodForm onClose={form.close} />}
      <Loaded query={periods}>
        {({ items }) =>
          items.length > 0 ? (
            <Periods periods={items} />
          ) : (
            <EmptyState
              title={t('periods.empty')}
              hint={mayManage ? t('periods.emptyManage') : t('periods.emptyRead')}
            />
          )
        }
      </Loaded>
      {periods.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={periods.loadingMore} onClick={periods.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Periods({ periods }: { periods: Period[] }) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  return (
    <DataTable
      name={t('periods.title')}
      rows={periods}
      rowKey={(period) => period.id}
      columns={[
        {
          key: 'name',
          header: t('periods.name'),
          cell: ({ id, name }) => (
            <TextLink to="/evaluasi/$period" params={{ period: id }}>
              {name}
            </TextLink>
          ),
        },
        {
          key: 'dates',
          header: t('periods.dates'),
          cell: ({ from, until }) => `${formatDate(from, language)} – ${formatDate(until, language)}`,
        },
        {
          key: 'status',
          header: t('periods.status'),
          cell: ({ status }) => <PeriodStatus status={status} />,
        },
        {
          key: 'computed',
          header: t('periods.computedAt'),
          cell: ({ computed_at }) => formatDate(computed_at, language),
        },
      ]}
    />
  )
}
