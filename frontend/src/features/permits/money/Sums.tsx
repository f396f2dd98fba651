import { useTranslation } from 'react-i18next'
import { Facts } from '@/features/permits/Facts'
import { formatRupiah } from '@/lib/format'
import type { Sums as DaySums } from './types'

/** What came in and went out on a day, by how it was paid. */
export function Sums({ sums, expected }: { sums: DaySums; expected: number }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const rows = [
    ['cash', sums.cash_idr],
    ['transfer', sums.transfer_idr],
    ['qris', sums.qris_idr],
    ['refundedCash', sums.refunded_cash_idr],
    ['refundedBank', sums.refunded_bank_idr],
  ] as const
  return (
    <Facts
      items={[
        ...rows
          .filter(([key, amount]) => amount > 0 || key === 'cash')
          .map(([key, amount]) => ({ key, label: t(`sum.${key}`), text: formatRupiah(amount) })),
        { key: 'expected', label: t('expected'), text: <strong>{formatRupiah(expected)}</strong> },
      ]}
    />
  )
}
