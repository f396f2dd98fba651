import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTransition } from '@/features/permits/actions/useTransition'
import { type Fact, Facts } from '@/features/permits/Facts'
import { FormDialog } from '@/ui/FormDialog'
import { useAppForm } from '@/ui/useAppForm'
import { Bill } from './Bill'
import { ReceiptPapers } from './ReceiptPapers'
import { METHODS, type Method, type Payment } from './types'

interface PayDialogProps {
  application: { id: string; version?: number }
  payment: Payment
  /** Who pays for what. */
  about: Fact[]
  onClose: () => void
}

interface Values {
  payment: { method: Method; reference: string }
}

/** Takes exactly what the order asks for, and shows the receipt to print. */
export default function PayDialog({ application, payment, about, onClose }: PayDialogProps) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const app = useAppForm<Values>({ defaultValues: { payment: { method: 'cash', reference: '' } } })
  const { take, busy } = useTransition(application)
  const [receipt, setReceipt] = useState<Payment['receipt']>(null)
  const { register, watch, formState } = app.form
  const method = watch('payment.method')
  const save = ({ payment: { reference } }: Values) =>
    take(
      {
        action: 'record_payment',
        payment: {
          method,
          amount_idr: payment.amount_idr,
          reference: method === 'cash' ? null : reference.trim() || null,
        },
      },
      { error: app.server.show, done: (after) => setReceipt(after.payment?.receipt ?? null) },
    )
  if (receipt) return <Taken receipt={receipt} onClose={onClose} />
  return (
    <FormDialog
      title={t('take')}
      app={app}
      labels={{
        'payment.reference': t('reference'),
        'payment.amount_idr': t('amount'),
        'payment.method': t('method'),
      }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('takeNow')}
      saving={busy}
    >
      <Facts
        items={[
          ...about,
          { key: 'order', label: t('order'), text: payment.number },
          { key: 'amount', label: t('amount'), text: <Bill {...payment} /> },
        ]}
      />
      <Radio.Group label={t('method')} defaultValue="cash">
        <Stack gap="sm" mt="xs">
          {METHODS.map((value) => (
            <Radio key={value} value={value} label={t(`methods.${value}`)} {...register('payment.method')} />
          ))}
        </Stack>
      </Radio.Group>
      {method !== 'cash' && (
        <TextInput
          label={t('reference')}
          description={t('referenceHint')}
          maxLength={50}
          required
          {...register('payment.reference')}
          error={formState.errors.payment?.reference?.message}
        />
      )}
      <Text>{t('takeHint')}</Text>
    </FormDialog>
  )
}

function Taken({ receipt, onClose }: { receipt: NonNullable<Payment['receipt']>; onClose: () => void }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const { t: common } = useTranslation('common')
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('receiptNumber', { number: receipt.number })}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': common('action.close') }}
    >
      <Stack>
        <Text>{t('printHint')}</Text>
        <ReceiptPapers id={receipt.id} refunded={false} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{common('action.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
