import { Textarea, TextInput } from '@mantine/core'
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
import type { Dispatch } from './types'

/** What is noted about a letter on its way. */
export type Step = 'hand_over' | 'confirm' | 'return'

interface Values {
  handed_over_on: string | null
  received_on: string | null
  returned_on: string | null
  carrier: string
  tracking_number: string
  received_by: string
  reason: string
  upload_id: UploadedFile[]
}

const DAYS = { hand_over: 'handed_over_on', confirm: 'received_on', return: 'returned_on' } as const
const WORDS = { hand_over: 'handover', confirm: 'receipt', return: 'return' } as const

function send(step: Step, letterId: string, pos: number, values: Values) {
  const params = { path: { id: letterId, pos } }
  const day = values[DAYS[step]] ?? ''
  const upload_id = values.upload_id[0]?.id ?? null
  switch (step) {
    case 'hand_over':
      return http.POST('/api/v1/letters/{id}/dispatches/{pos}/handover', {
        params,
        body: {
          handed_over_on: day,
          carrier: values.carrier,
          tracking_number: values.tracking_number.trim() || null,
        },
      })
    case 'confirm':
      return http.POST('/api/v1/letters/{id}/dispatches/{pos}/receipt', {
        params,
        body: { received_on: day, received_by: values.received_by, upload_id },
      })
    case 'return':
      return http.POST('/api/v1/letters/{id}/dispatches/{pos}/return', {
        params,
        body: { returned_on: day, reason: values.reason, upload_id },
      })
  }
}

interface StepDialogProps {
  step: Step
  letterId: string
  item: Dispatch
  onClose: () => void
}

/** Handed over, received or returned: the day, the names and the scan. */
export default function StepDialog({ step, letterId, item, onClose }: StepDialogProps) {
  const { t } = useTranslation('dispatch')
  const words = WORDS[step]
  const app = useAppForm<Values>({
    defaultValues: {
      handed_over_on: today(),
      received_on: today(),
      returned_on: today(),
      carrier: '',
      tracking_number: '',
      received_by: '',
      reason: '',
      upload_id: [],
    },
  })
  const { form, server } = app
  const { errors } = form.formState
  const optional = useOptional()
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: (values: Values) => must<unknown>(send(step, letterId, item.pos, values)),
    onError: (error) => {
      server.show(error)
      // another hand may have been quicker: the page behind shows how things stand now
      void refresh()
    },
    onSuccess: () => {
      toast.done(t(`${words}.done`))
      onClose()
      return refresh()
    },
  })
  const needed = { required: fieldText('required') }
  const labels = {
    [DAYS[step]]: t(`${words}.on`),
    carrier: t('handover.carrier'),
    tracking_number: t('handover.tracking'),
    received_by: t('receipt.by'),
    reason: t('return.reason'),
    upload_id: t(step === 'confirm' ? 'receipt.file' : 'return.file'),
  }
  return (
    <FormDialog
      title={`${t(`${words}.title`)}: ${item.name}`}
      app={app}
      labels={labels}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t(`${words}.save`)}
      saving={save.isPending}
    >
      <Controller
        control={form.control}
        name={DAYS[step]}
        rules={needed}
        render={({ field, fieldState }) => (
          <DateField
            ref={field.ref}
            label={t(`${words}.on`)}
            value={field.value}
            onChange={field.onChange}
            max={today()}
            error={fieldState.error?.message}
          />
        )}
      />
      {step === 'hand_over' && (
        <>
          <TextInput
            label={labels.carrier}
            description={t('handover.carrierHint')}
            {...form.register('carrier', needed)}
            error={errors.carrier?.message}
          />
          <TextInput
            label={optional(labels.tracking_number)}
            {...form.register('tracking_number')}
            error={errors.tracking_number?.message}
          />
        </>
      )}
      {step === 'confirm' && (
        <TextInput
          label={labels.received_by}
          {...form.register('received_by', needed)}
          error={errors.received_by?.message}
        />
      )}
      {step === 'return' && (
        <Textarea
          label={labels.reason}
          autosize
          minRows={2}
          {...form.register('reason', needed)}
          error={errors.reason?.message}
        />
      )}
      {step !== 'hand_over' && (
        <Controller
          control={form.control}
          name="upload_id"
          render={({ field }) => (
            <UploadField
              label={optional(labels.upload_id)}
              multiple={false}
              value={field.value}
              onChange={field.onChange}
              error={listMessage(
                errors,
                'upload_id',
                field.value.map((file) => file.file_name),
              )}
            />
          )}
        />
      )}
    </FormDialog>
  )
}
