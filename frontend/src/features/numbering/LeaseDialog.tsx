import { NumberInput, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useRefresh } from './queries'

interface Values {
  count: number
  until: string
  reason: string
}

/** Lends the next numbers, then shows the list to print. */
export default function LeaseDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('numbering')
  const app = useAppForm<Values>({ defaultValues: { count: 10, until: today(), reason: '' } })
  const { errors } = app.form.formState
  const refresh = useRefresh()
  const navigate = useNavigate()
  const lend = useMutation({
    mutationFn: ({ count, until, reason }: Values) =>
      must(http.POST('/api/v1/number-leases', { body: { count: Number(count), until, reason } })),
    onError: app.server.show,
    onSuccess: ({ entry }) => {
      toast.done(t('lease.done', { first: entry.first, last: entry.last }))
      void refresh()
      onClose()
      void navigate({ to: '/register-nomor', search: { pinjam: entry.id } })
    },
  })
  const labels = { count: t('field.count'), until: t('field.until'), reason: t('field.reason') }
  const required = { required: fieldText('required') }
  return (
    <FormDialog
      title={t('lease.title')}
      app={app}
      labels={labels}
      onSave={(values) => lend.mutate(values)}
      onClose={onClose}
      saveLabel={t('lease.save')}
      saving={lend.isPending}
    >
      <Text>{t('lease.hint')}</Text>
      <Controller
        control={app.form.control}
        name="count"
        rules={required}
        render={({ field }) => (
          <NumberInput
            label={labels.count}
            min={1}
            max={100}
            allowDecimal={false}
            value={field.value}
            onChange={field.onChange}
            error={errors.count?.message}
            data-autofocus
          />
        )}
      />
      <Controller
        control={app.form.control}
        name="until"
        rules={required}
        render={({ field }) => (
          <DateField
            label={labels.until}
            value={field.value}
            onChange={field.onChange}
            min={today()}
            error={errors.until?.message}
          />
        )}
      />
      <Textarea
        label={labels.reason}
        description={t('reasonHint')}
        {...app.form.register('reason', required)}
        error={errors.reason?.message}
      />
    </FormDialog>
  )
}
