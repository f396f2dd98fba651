import { Anchor, Button, Stack } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Fact, Facts } from '@/features/permits/Facts'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { Bill } from './Bill'
import { ReceiptPapers } from './ReceiptPapers'
import type { Payment } from './types'

const RefundDialog = lazy(() => import('./dialogs').then(({ RefundDialog: part }) => ({ default: part })))

/** What an application has to pay, its receipt, and whether the money was given back. */
export default function PaymentBlock({ payment }: { payment: Payment }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const language = useLanguage()
  const [open, setOpen] = useState(false)
  const { receipt } = payment
  const facts: Fact[] = [
    { key: 'order', label: t('order'), text: `${payment.number} · ${t(`status.${payment.status}`)}` },
    { key: 'amount', label: t('amount'), text: <Bill {...payment} /> },
  ]
  if (payment.status === 'open')
    facts.push({ key: 'due', label: t('due'), text: formatDate(payment.due_date, language) })
  if (receipt) {
    facts.push(
      {
        key: 'receipt',
        label: t('receipt'),
        text: (
          <Anchor href={`/kuitansi?kode=${receipt.code}`} target="_blank">
            {receipt.number}
          </Anchor>
        ),
      },
      {
        key: 'paid',
        label: t('paid'),
        text: [formatDate(receipt.paid_on, language), t(`methods.${receipt.method}`), receipt.reference]
          .filter(Boolean)
          .join(' · '),
      },
      { key: 'cashier', label: t('cashier'), text: receipt.cashier },
    )
    if (receipt.refund)
      facts.push({
        key: 'refund',
        label: t('refundOf'),
        text: [
          receipt.refund.number,
          formatDate(receipt.refund.refunded_on, language),
          receipt.refund.decided_by,
          receipt.refund.reason,
        ]
          .filter(Boolean)
          .join(' · '),
      })
  }
  return (
    <Stack gap="sm">
      <Facts items={facts} />
      {receipt && <ReceiptPapers id={receipt.id} refunded={Boolean(receipt.refund)} />}
      {payment.may_refund && (
        <div>
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('refund')}
          </Button>
        </div>
      )}
      <Suspense>
        {open && receipt && (
          <RefundDialog payment={payment} receipt={receipt} onClose={() => setOpen(false)} />
        )}
      </Suspense>
    </Stack>
  )
}
