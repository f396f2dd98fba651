import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan, useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { serviceName } from '@/features/permits/text'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatRupiah } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { SearchInput } from '@/ui/SearchInput'
import type { OrderRow } from './types'

const PayDialog = lazy(() => import('./dialogs').then(({ PayDialog: part }) => ({ default: part })))
const STATES = ['open', 'paid', 'void'] as const
type State = (typeof STATES)[number]

const load = (status: State, q: string) => (cursor: string | undefined) =>
  http.GET('/api/v1/payment-orders', {
    params: { query: { limit: 50, status, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<OrderRow>>

/** Orders of the office: what is to be paid first, with the button that takes it. */
export default function Orders() {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const [status, setStatus] = useState<State>('open')
  const [q, setQ] = useState('')
  const [taking, setTaking] = useState<OrderRow | null>(null)
  const can = useCan()
  const office = useMe()?.position.agency.id
  const orders = usePages(['payment-orders', status, q], load(status, q))
  const payable = (row: OrderRow) => row.status === 'open' && can('permit.pay') && row.agency.id === office
  return (
    <>
      <Group mb="md" align="flex-end">
        <SegmentedControl
          aria-label={t('state')}
          value={status}
          data={STATES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) => setStatus(value as State)}
        />
        <SearchInput label={t('find')} value={q} onChange={setQ} />
      </Group>
      <Loaded query={orders}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('parts.tagihan')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'applicant',
                  header: t('applicant'),
                  cell: (row) => (
                    <>
                      <LinkAnchor to="/layanan-loket/$id" params={{ id: row.application_id }} fw={600}>
                        {row.applicant_name || row.register}
                      </LinkAnchor>
                      <Text size="sm" c="dimmed">
                        {serviceName(row.service, language)}
                      </Text>
                    </>
                  ),
                },
                {
                  key: 'number',
                  header: t('order'),
                  cell: (row) => (
                    <>
                      {row.number}
                      {row.agency.id !== office && (
                        <Text size="sm" c="dimmed">
                          {row.agency.name}
                        </Text>
                      )}
                    </>
                  ),
                },
                {
                  key: 'amount',
                  header: t('amount'),
                  numeric: true,
                  cell: (row) => formatRupiah(row.amount_idr),
                },
                {
                  key: 'state',
                  header: status === 'open' ? t('due') : t('receipt'),
                  cell: (row) => <Stand row={row} />,
                },
                {
                  key: 'take',
                  header: t('do'),
                  cell: (row) =>
                    payable(row) ? (
                      <Button size="xs" onClick={() => setTaking(row)}>
                        {t('take')}
                      </Button>
                    ) : (
                      '–'
                    ),
                },
              ]}
            />
          ) : (
            <EmptyState title={t(`empty.${status}`)} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {orders.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={orders.loadingMore} onClick={orders.loadMore}>
            {common('action.more')}
          </Button>
        </Group>
      )}
      <Suspense>
        {taking && (
          <PayDialog
            application={{ id: taking.application_id }}
            payment={taking}
            about={[
              { key: 'applicant', label: t('applicant'), text: taking.applicant_name },
              { key: 'service', label: t('service'), text: serviceName(taking.service, language) },
            ]}
            onClose={() => setTaking(null)}
          />
        )}
      </Suspense>
    </>
  )
}

function Stand({ row: { status, due_date, receipt } }: { row: OrderRow }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const language = useLanguage()
  if (status === 'open') return formatDate(due_date, language)
  if (!receipt) return '–'
  return (
    <>
      {receipt.number}, {formatDate(receipt.paid_on, language)}
      {receipt.refund && ` · ${t('refundedShort')}`}
    </>
  )
}
