import { NumberInput, SegmentedControl, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useRefresh } from './queries'

interface Values {
  register: 'outgoing' | 'incoming'
  next: number | ''
  reason: string
}

/** Goes on from a paper book. */
export default function StartDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('numbering')
  const app = useAppForm<Values>({ defaultValues: { register: 'outgoing', next: '', reason: '' } })
  const { errors } = app.form.formState
  const refresh = useRefresh()
  const start = useMutation({
    mutationFn: ({ register, next, reason }: Values) =>
      must(http.POST('/api/v1/number-skips', { body: { register, next: Number(next), reason } })),
    onError: app.server.show,
    onSuccess: ({ last }) => {
      toast.done(t('start.done', { next: last + 1 }))
      onClose()
      return refresh()
    },
  })
  const labels = { register: t('field.register'), next: t('field.next'), reason: t('field.reason') }
  const required = { required: fieldText('required') }
  return (
    <FormDialog
      title={t('start.title')}
      app={app}
      labels={labels}
      onSave={(values) => start.mutate(values)}
      onClose={onClose}
      saveLabel={t('start.save')}
      saving={start.isPending}
    >
      <Text>{t('start.hint')}</Text>
      <Controller
        control={app.form.control}
        name="register"
        render={({ field }) => (
          <SegmentedControl
            aria-label={labels.register}
            data={(['outgoing', 'incoming'] as const).map((value) => ({
              value,
              label: t(`register.${value}`),
            }))}
            value={field.value}
            onChange={field.onChange}
          />
        )}
      />
      <Controller
        control={app.form.control}
        name="next"
        rules={required}
        render={({ field }) => (
          <NumberInput
            label={labels.next}
            min={2}
            max={100_000}
            allowDecimal={false}
            value={field.value}
            onChange={field.onChange}
            error={errors.next?.message}
            data-autofocus
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
