import { NumberInput, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { amountInWords } from '@/lib/amountInWords'
import { formatRupiah } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { Sums } from './Sums'
import type { CashierDay } from './types'

interface Values {
  counted_idr: number | ''
  explanation: string
}

/** The count of the till. What is not as the receipts say has to be explained. */
export default function CloseDialog({ day, onClose }: { day: CashierDay; onClose: () => void }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'money' })
  const optional = useOptional()
  const queries = useQueryClient()
  const app = useAppForm<Values>({ defaultValues: { counted_idr: '', explanation: '' } })
  const close = api.useMutation('post', '/api/v1/cashier-closings')
  const { errors } = app.form.formState
  const counted = app.form.watch('counted_idr')
  const difference = counted === '' ? 0 : counted - day.expected_idr
  const save = ({ explanation }: Values) =>
    close.mutate(
      {
        body: {
          day: day.day,
          cashier_user_id: day.cashier_user_id,
          counted_idr: counted === '' ? 0 : counted,
          explanation: explanation.trim() || null,
        },
      },
      {
        onSuccess: () => {
          void queries.invalidateQueries({ queryKey: ['get', '/api/v1/cashier-days'] })
          void queries.invalidateQueries({ queryKey: ['pages', 'cashier-closings'] })
          toast.done(t('closed'))
          onClose()
        },
        onError: app.server.show,
      },
    )
  return (
    <FormDialog
      title={t('close')}
      app={app}
      labels={{ counted_idr: t('counted'), explanation: t('explanation'), day: t('dayOf') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('closeNow')}
      saving={close.isPending}
    >
      <Sums sums={day.sums} expected={day.expected_idr} />
      <Controller
        control={app.form.control}
        name="counted_idr"
        rules={{ validate: (value) => value !== '' || t('countedNeeded') }}
        render={({ field }) => (
          <NumberInput
            ref={field.ref}
            label={t('counted')}
            description={t('countedHint')}
            min={0}
            allowDecimal={false}
            thousandSeparator="."
            decimalSeparator=","
            value={field.value}
            onChange={(value) => field.onChange(typeof value === 'number' ? value : '')}
            error={errors.counted_idr?.message}
          />
        )}
      />
      {counted !== '' && (
        <Text role="status">
          <span lang="id">{amountInWords(counted)} rupiah</span>. {t('difference')}:{' '}
          {formatRupiah(difference)}
        </Text>
      )}
      <Textarea
        label={difference === 0 ? optional(t('explanation')) : t('explanation')}
        autosize
        minRows={2}
        maxLength={1000}
        {...app.form.register('explanation')}
        error={errors.explanation?.message}
      />
      <Text>{t('closeHint')}</Text>
    </FormDialog>
  )
}
