import { Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'
import { useKinds, useRefresh } from './queries'
import type { Lease } from './types'

interface LetterDialogProps {
  lease: Lease
  number: number
  onClose: () => void
}

interface Values {
  kind: string
  letter_date: string
  subject: string
  addressee: string
  classification_code: string
  upload_ids: UploadedFile[]
}

/** The letter that a lent number was used for. */
export default function LetterDialog({ lease, number, onClose }: LetterDialogProps) {
  const { t } = useTranslation('numbering')
  const app = useAppForm<Values>({
    defaultValues: {
      kind: 'SD',
      letter_date: lease.entry.dated,
      subject: '',
      addressee: '',
      classification_code: '',
      upload_ids: [],
    },
  })
  const { errors } = app.form.formState
  const optional = useOptional()
  const kinds = useKinds()
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: ({ classification_code, upload_ids, ...values }: Values) =>
      must(
        http.POST('/api/v1/number-leases/{id}/letters', {
          params: { path: { id: lease.entry.id } },
          body: {
            ...values,
            number,
            classification_code: classification_code.trim() || null,
            upload_ids: upload_ids.map(({ id }) => id),
          },
        }),
      ),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('letter.done', { number }))
      onClose()
      return refresh()
    },
  })
  const labels = {
    number: t('field.number'),
    kind: t('field.kind'),
    letter_date: t('field.letterDate'),
    subject: t('field.subject'),
    addressee: t('field.addressee'),
    classification_code: t('field.classification'),
    upload_ids: t('field.scan'),
  }
  const required = { required: fieldText('required') }
  return (
    <FormDialog
      title={t('letter.title', { number })}
      app={app}
      labels={labels}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('letter.save')}
      saving={save.isPending}
    >
      <Controller
        control={app.form.control}
        name="kind"
        render={({ field }) => (
          <Select
            label={labels.kind}
            data={kinds}
            value={field.value}
            onChange={field.onChange}
            allowDeselect={false}
            error={errors.kind?.message}
          />
        )}
      />
      <Controller
        control={app.form.control}
        name="letter_date"
        rules={required}
        render={({ field }) => (
          <DateField
            label={labels.letter_date}
            value={field.value}
            onChange={field.onChange}
            min={lease.entry.dated}
            max={today()}
            error={errors.letter_date?.message}
          />
        )}
      />
      <TextInput
        label={labels.addressee}
        data-autofocus
        {...app.form.register('addressee', required)}
        error={errors.addressee?.message}
      />
      <TextInput
        label={labels.subject}
        {...app.form.register('subject', required)}
        error={errors.subject?.message}
      />
      <TextInput
        label={optional(labels.classification_code)}
        {...app.form.register('classification_code')}
        error={errors.classification_code?.message}
      />
      <Controller
        control={app.form.control}
        name="upload_ids"
        render={({ field }) => (
          <UploadField
            label={optional(labels.upload_ids)}
            value={field.value}
            onChange={field.onChange}
            error={errors.upload_ids?.message}
          />
        )}
      />
    </FormDialog>
  )
}
