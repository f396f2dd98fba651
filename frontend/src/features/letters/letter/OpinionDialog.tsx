import { Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import { FormDialog } from '@/ui/FormDialog'
import type { PositionChoice } from '@/ui/PositionPicker'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { DueDate, Receivers } from './SheetFields'

interface Values {
  receivers: PositionChoice[]
  question: string
  due_date: string | null
}

interface OpinionDialogProps {
  /** The letter or the disposition that the question is about. */
  of: 'letters' | 'dispositions'
  id: string
  onClose: () => void
}

/** Asks what others think; the letter stays with whoever asks. */
export default function OpinionDialog({ of, id, onClose }: OpinionDialogProps) {
  const { t } = useTranslation('letters')
  const app = useAppForm<Values>({ defaultValues: { receivers: [], question: '', due_date: null } })
  const { form, server } = app
  const { errors } = form.formState
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: ({ receivers, question, due_date }: Values) => {
      const init = {
        params: { path: { id } },
        body: { receivers: receivers.map((one) => ({ position_id: one.id })), question, due_date },
      }
      return of === 'letters'
        ? must(http.POST('/api/v1/letters/{id}/opinions', init))
        : must(http.POST('/api/v1/dispositions/{id}/opinions', init))
    },
    onError: server.show,
    onSuccess: (_, { receivers }) => {
      toast.done(t('opinion.done', { count: receivers.length }))
      onClose()
      return refresh()
    },
  })
  const labels = {
    receivers: t('opinion.receivers'),
    question: t('opinion.question'),
    due_date: t('dispose.dueDate'),
  }
  return (
    <FormDialog
      title={t('opinion.title')}
      app={app}
      labels={labels}
      onSave={(values) => send.mutate(values)}
      onClose={onClose}
      saveLabel={t('opinion.submit')}
      saving={send.isPending}
    >
      <Text>{t('opinion.hint')}</Text>
      <Controller
        control={form.control}
        name="receivers"
        rules={{ validate: (list) => list.length > 0 || fieldText('required') }}
        render={({ field }) => <Receivers field={field} label={labels.receivers} errors={errors} />}
      />
      <Textarea
        label={labels.question}
        autosize
        minRows={3}
        {...form.register('question', { required: fieldText('required') })}
        error={errors.question?.message}
      />
      <Controller
        control={form.control}
        name="due_date"
        render={({ field }) => (
          <DueDate field={field} label={labels.due_date} error={errors.due_date?.message} />
        )}
      />
    </FormDialog>
  )
}
