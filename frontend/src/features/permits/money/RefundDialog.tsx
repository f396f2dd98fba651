import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useRefresh } from '@/features/permits/queries'
import { formatRupiah } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { Payment } from './types'

interface RefundDialogProps {
  payment: Payment
  receipt: NonNullable<Payment['receipt']>
  onClose: () => void
}

interface Values {
  basis: 'not_served' | 'error'
  reason: string
}

/** Gives the money of a receipt back; it cannot be undone. */
export default function RefundDialog({ payment, receipt, onClose }: RefundDialogProps) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const app = useAppForm<Values>({ defaultValues: { basis: 'not_served', reason: '' } })
  const refresh = useRefresh()
  const refund = api.useMutation('post', '/api/v1/payment-receipts/{id}/refund')
  const save = (body: Values) =>
    refund.mutate(
      { params: { path: { id: receipt.id } }, body },
      {
        onSuccess: () => {
          refresh()
          toast.done(t('refunded'))
          onClose()
        },
        onError: app.server.show,
      },
    )
  const choice = app.form.register('basis')
  return (
    <FormDialog
      title={t('refund')}
      app={app}
      labels={{ reason: t('reason'), basis: t('basis') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('refundNow')}
      saving={refund.isPending}
    >
      <Text>{t('refundHint', { amount: formatRupiah(payment.amount_idr), cashier: receipt.cashier })}</Text>
      <Radio.Group label={t('basis')} defaultValue="not_served">
        <Stack gap="sm" mt="xs">
          <Radio value="not_served" label={t('bases.not_served')} {...choice} />
          <Radio value="error" label={t('bases.error')} {...choice} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        maxLength={1000}
        required
        {...app.form.register('reason')}
        error={app.form.formState.errors.reason?.message}
      />
    </FormDialog>
  )
}
