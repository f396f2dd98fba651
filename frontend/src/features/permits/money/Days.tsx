import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatRupiah, formatTime } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { DateField } from '@/ui/DateField'
import { EmptyState } from '@/ui/EmptyState'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { Sums } from './Sums'
import type { CashierDay } from './types'

const CloseDialog = lazy(() => import('./dialogs').then(({ CloseDialog: part }) => ({ default: part })))

/** The till of one day: receipts and refunds of each cashier, and the count that closes it. */
export default function Days() {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const [day, setDay] = useState<string | null>(null)
  const [closing, setClosing] = useState<CashierDay | null>(null)
  const days = api.useQuery('get', '/api/v1/cashier-days', { params: { query: day ? { day } : {} } })
  return (
    <>
      <Group mb="md">
        <DateField label={t('dayOf')} description={t('dayHint')} value={day} onChange={setDay} />
      </Group>
      <Loaded query={days}>
        {({ items }) =>
          items.length > 0 ? (
            <Stack>
              {items.map((one) => (
                <Day key={one.cashier_user_id} day={one} onClose={() => setClosing(one)} />
              ))}
            </Stack>
          ) : (
            <EmptyState title={t('emptyDay')} hint={t('emptyDayHint')} />
          )
        }
      </Loaded>
      <Suspense>{closing && <CloseDialog day={closing} onClose={() => setClosing(null)} />}</Suspense>
    </>
  )
}

function Day({ day, onClose }: { day: CashierDay; onClose: () => void }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const language = useLanguage()
  const { closing } = day
  return (
    <Card withBorder component="section" aria-label={day.cashier_name}>
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="lg">
          {day.cashier_name}, {formatDate(day.day, language)}
        </Title>
        {day.may_close && <Button onClick={onClose}>{t('close')}</Button>}
      </Group>
      {closing && (
        <Note
          tone={closing.difference_idr === 0 ? 'success' : 'warning'}
          title={t('closedAs', { number: closing.number, name: closing.closed_by })}
        >
          {t('counted')}: {formatRupiah(closing.counted_idr)}. {t('difference')}:{' '}
          {formatRupiah(closing.difference_idr)}. {closing.explanation}
        </Note>
      )}
      <Sums sums={day.sums} expected={day.expected_idr} />
      {day.receipts.length > 0 && (
        <DataTable
          name={t('receipts')}
          rows={day.receipts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              header: t('receipt'),
              cell: (row) => (
                <LinkAnchor to="/layanan-loket/$id" params={{ id: row.application_id }}>
                  {row.number}
                </LinkAnchor>
              ),
            },
            { key: 'time', header: t('time'), cell: (row) => formatTime(row.created_at) },
            { key: 'method', header: t('method'), cell: (row) => t(`methods.${row.method}`) },
            { key: 'reference', header: t('reference'), cell: (row) => row.reference ?? '–' },
            {
              key: 'amount',
              header: t('amount'),
              numeric: true,
              cell: (row) => formatRupiah(row.amount_idr),
            },
          ]}
        />
      )}
      {day.refunds.map((refund) => (
        <Text key={refund.number} mt="sm">
          {t('refundLine', {
            number: refund.number,
            amount: formatRupiah(refund.amount_idr),
            name: refund.decided_by,
          })}{' '}
          {refund.reason}
        </Text>
      ))}
    </Card>
  )
}
