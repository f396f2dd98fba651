import { Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'

interface Values {
  text: string
  reported_on: string | null
  upload_ids: UploadedFile[]
}

interface ReportDialogProps {
  letterId: string
  onClose: () => void
}

/** What was done on the journey and what came of it. */
export default function ReportDialog({ letterId, onClose }: ReportDialogProps) {
  const { t } = useTranslation('invitations')
  const app = useAppForm<Values>({ defaultValues: { text: '', reported_on: today(), upload_ids: [] } })
  const { form, server } = app
  const { errors } = form.formState
  const optional = useOptional()
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: ({ text, reported_on, upload_ids }: Values) =>
      must(
        http.POST('/api/v1/letters/{id}/travel/reports', {
          params: { path: { id: letterId } },
          body: { text, reported_on: reported_on ?? '', upload_ids: upload_ids.map((file) => file.id) },
        }),
      ),
    onError: server.show,
    onSuccess: () => {
      toast.done(t('journey.reported'))
      onClose()
      return refresh()
    },
  })
  const labels = {
    text: t('journey.text'),
    reported_on: t('journey.reportedOn'),
    upload_ids: t('journey.files'),
  }
  return (
    <FormDialog
      title={t('journey.report')}
      app={app}
      labels={labels}
      onSave={(values) => send.mutate(values)}
      onClose={onClose}
      saveLabel={t('journey.sendReport')}
      saving={send.isPending}
    >
      <Text>{t('journey.reportHint')}</Text>
      <Textarea
        label={labels.text}
        data-autofocus
        autosize
        minRows={5}
        {...form.register('text', { required: fieldText('required') })}
        error={errors.text?.message}
      />
      <Controller
        control={form.control}
        name="reported_on"
        rules={{ required: fieldText('required') }}
        render={({ field, fieldState }) => (
          <DateField
            ref={field.ref}
            label={labels.reported_on}
            value={field.value}
            onChange={field.onChange}
            max={today()}
            error={fieldState.error?.message}
          />
        )}
      />
      <Controller
        control={form.control}
        name="upload_ids"
        render={({ field }) => (
          <UploadField
            label={optional(labels.upload_ids)}
            value={field.value}
            onChange={field.onChange}
            error={listMessage(
              errors,
              'upload_ids',
              field.value.map((file) => file.file_name),
            )}
          />
        )}
      />
    </FormDialog>
  )
}
