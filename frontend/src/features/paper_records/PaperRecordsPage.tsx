import { Button, Group, Select, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { PaperRecordForm } from './PaperRecordForm'
import type { PaperApplication, PaperRecord } from './types'

const load = (application: PaperApplication | undefined) => (cursor: string | undefined) =>
  http.GET('/api/v1/paper-records', {
    params: { query: { limit: 50, ...(application ? { application } : {}), ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<PaperRecord>>

export default function PaperRecordsPage() {
  const { t } = useTranslation(['paper', 'common'])
  const { untuk } = useSearch({ from: '/app/catatan-kertas' })
  const navigate = useNavigate({ from: '/catatan-kertas' })
  const narrow = (application: string | null) =>
    void navigate({
      search: application === 'letters' || application === 'permits' ? { untuk: application } : {},
      replace: true,
    })
  const mayRecord = useCan()('paper_record.create')
  const [recording, form] = useDisclosure()
  const records = usePages(['paper-records', untuk], load(untuk))
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        mayRecord && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={form.open}>
            {t('create')}
          </Button>
        )
      }
    >
      {recording && <PaperRecordForm onClose={form.close} />}
      <Filters active={untuk !== undefined} onReset={() => narrow(null)}>
        <Select
          label={t('application')}
          placeholder={t('both')}
          data={[
            { value: 'letters', label: t('letters') },
            { value: 'permits', label: t('permits') },
          ]}
          value={untuk ?? null}
          onChange={narrow}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
        />
      </Filters>
      <Loaded query={records}>
        {({ items }) =>
          items.length > 0 ? (
            <Records records={items} />
          ) : untuk ? (
            <NoMatch onReset={() => narrow(null)} />
          ) : (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {records.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={records.loadingMore} onClick={records.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Records({ records }: { records: PaperRecord[] }) {
  const { t } = useTranslation('paper')
  const language = useLanguage()
  const period = ({ date_from, date_until }: PaperRecord) =>
    date_from === date_until
      ? formatDate(date_from, language)
      : `${formatDate(date_from, language)} – ${formatDate(date_until, language)}`
  return (
    <DataTable
      name={t('title')}
      rows={records}
      rowKey={(record) => record.id}
      columns={[
        { key: 'what', header: t('register'), cell: (record) => <strong>{t(record.register)}</strong> },
        {
          key: 'quantity',
          header: t('quantity'),
          numeric: true,
          cell: (record) => formatNumber(record.quantity),
        },
        { key: 'period', header: t('period'), cell: period },
        { key: 'agency', header: t('agency'), cell: (record) => record.agency.name },
        {
          key: 'subject',
          header: t('subject'),
          cell: (record) => (
            <>
              {record.subject ?? record.service_code ?? '–'}
              {record.corrects_id && (
                <Text size="sm" c="dimmed">
                  {t('correction')}
                </Text>
              )}
            </>
          ),
        },
        { key: 'by', header: t('by'), wideOnly: true, cell: (record) => record.created_by.name },
      ]}
    />
  )
}
