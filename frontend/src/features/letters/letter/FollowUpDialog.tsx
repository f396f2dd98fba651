import { Checkbox, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { Disposition } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'

interface Values {
  report: string
  done: boolean
  upload_ids: UploadedFile[]
}

/** What was done about a disposition, and whether that finishes it; or the opinion that was asked for. */
export function FollowUpDialog({ disposition, onClose }: { disposition: Disposition; onClose: () => void }) {
  const { t } = useTranslation('letters')
  const opinion = disposition.kind === 'opinion'
  const words = opinion ? 'answer' : 'followUp'
  const app = useAppForm<Values>({ defaultValues: { report: '', done: opinion, upload_ids: [] } })
  const { form, server } = app
  const { errors } = form.formState
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: ({ report, done, upload_ids }: Values) =>
      must(
        http.POST('/api/v1/dispositions/{id}/follow-ups', {
          params: { path: { id: disposition.id } },
          body: { report, done, upload_ids: upload_ids.map((file) => file.id) },
        }),
      ),
    onError: server.show,
    onSuccess: (_, { done }) => {
      toast.done(t(opinion ? 'answer.sent' : done ? 'followUp.finished' : 'followUp.sent'))
      onClose()
      return refresh()
    },
  })
  const optional = useOptional()
  const labels = { report: t(`${words}.report`), done: t('followUp.done'), upload_ids: t('attachments') }
  return (
    <FormDialog
      title={t(`${words}.title`)}
      app={app}
      labels={labels}
      onSave={(values) => send.mutate(values)}
      onClose={onClose}
      saveLabel={t(`${words}.submit`)}
      saving={send.isPending}
    >
      <Textarea
        label={labels.report}
        description={t(`${words}.reportHint`)}
        data-autofocus
        autosize
        minRows={4}
        {...form.register('report', { required: fieldText('required') })}
        error={errors.report?.message}
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
      {disposition.allowed_actions.includes('complete') && (
        <Checkbox label={labels.done} description={t('followUp.doneHint')} {...form.register('done')} />
      )}
    </FormDialog>
  )
}
