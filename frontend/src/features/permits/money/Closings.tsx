import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatRupiah } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import type { Closing } from './types'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/cashier-closings', {
    params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Closing>>

/** Closed days of the office and those below it: what was counted, and what was missing or too much. */
export default function Closings() {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const closings = usePages(['cashier-closings'], load)
  return (
    <>
      <Loaded query={closings}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('parts.rekap')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number',
                  header: t('closing'),
                  cell: (row) => (
                    <>
                      {row.number}
                      <Text size="sm" c="dimmed">
                        {row.agency.name}
                      </Text>
                    </>
                  ),
                },
                { key: 'day', header: t('dayOf'), cell: (row) => formatDate(row.day, language) },
                { key: 'cashier', header: t('cashier'), cell: (row) => row.cashier_name },
                {
                  key: 'counted',
                  header: t('counted'),
                  numeric: true,
                  cell: (row) => formatRupiah(row.counted_idr),
                },
                {
                  key: 'difference',
                  header: t('difference'),
                  numeric: true,
                  cell: (row) => formatRupiah(row.difference_idr),
                },
                { key: 'explanation', header: t('explanation'), cell: (row) => row.explanation ?? '–' },
              ]}
            />
          ) : (
            <EmptyState title={t('emptyClosings')} />
          )
        }
      </Loaded>
      {closings.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={closings.loadingMore} onClick={closings.loadMore}>
            {common('action.more')}
          </Button>
        </Group>
      )}
    </>
  )
}
