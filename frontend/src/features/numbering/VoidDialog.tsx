import { NumberInput, Text, Textarea } from '@mantine/core'
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

interface VoidDialogProps {
  /** The lent number, its agency and its year; asked for where none is given. */
  of?: { number: number; agency: string; year: number }
  onClose: () => void
}

interface Values {
  number: number | ''
  reason: string
}

/** Says why no valid paper has a number. */
export default function VoidDialog({ of, onClose }: VoidDialogProps) {
  const { t } = useTranslation('numbering')
  const app = useAppForm<Values>({ defaultValues: { number: of?.number ?? '', reason: '' } })
  const { errors } = app.form.formState
  const refresh = useRefresh()
  const give = useMutation({
    mutationFn: ({ number, reason }: Values) =>
      must(
        http.POST('/api/v1/number-voids', {
          body: { number: Number(number), reason, ...(of ? { agency_id: of.agency, year: of.year } : {}) },
        }),
      ),
    onError: app.server.show,
    onSuccess: ({ first }) => {
      toast.done(t('void.done', { number: first }))
      onClose()
      return refresh()
    },
  })
  const labels = { number: t('field.number'), reason: t('field.reason') }
  const required = { required: fieldText('required') }
  return (
    <FormDialog
      title={t('void.title')}
      app={app}
      labels={labels}
      onSave={(values) => give.mutate(values)}
      onClose={onClose}
      saveLabel={t('void.save')}
      saving={give.isPending}
    >
      <Text>{t('void.hint')}</Text>
      <Controller
        control={app.form.control}
        name="number"
        rules={required}
        render={({ field }) => (
          <NumberInput
            label={labels.number}
            min={1}
            allowDecimal={false}
            value={field.value}
            onChange={field.onChange}
            readOnly={of !== undefined}
            error={errors.number?.message}
          />
        )}
      />
      <Textarea
        label={labels.reason}
        description={t('reasonHint')}
        data-autofocus
        {...app.form.register('reason', required)}
        error={errors.reason?.message}
      />
    </FormDialog>
  )
}
