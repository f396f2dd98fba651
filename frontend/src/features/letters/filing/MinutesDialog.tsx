import { Text, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { DisposalList } from './types'

interface Values {
  minutes_number: string
  minutes_date: string | null
  witnesses: string
  permission_number: string
}

/** The minutes of what was done: only now the folders are moved or marked as destroyed. */
export function MinutesDialog({ list, onClose }: { list: DisposalList; onClose: () => void }) {
  const { t } = useTranslation(['archive', 'errors'])
  const optional = useOptional()
  const refresh = useRefresh()
  const destroys = list.kind === 'destruction'
  const app = useAppForm<Values>({
    defaultValues: { minutes_number: '', minutes_date: today(), witnesses: '', permission_number: '' },
  })
  const { errors } = app.form.formState
  const required = { required: fieldText('required') }
  const execute = useMutation({
    mutationFn: (values: Values) =>
      must(
        http.POST('/api/v1/disposal-lists/{id}/execution', {
          params: { path: { id: list.id } },
          body: {
            minutes_number: values.minutes_number,
            minutes_date: values.minutes_date ?? '',
            witnesses: values.witnesses
              .split('\n')
              .map((name) => name.trim())
              .filter(Boolean),
            permission_number: values.permission_number.trim() || null,
          },
        }),
      ),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('disposal.executed'))
      onClose()
    },
    onSettled: refresh,
  })
  const labels = {
    minutes_number: t('minutes.number'),
    minutes_date: t('minutes.date'),
    witnesses: t('disposal.witnesses'),
    permission_number: t('disposal.permission'),
  }
  return (
    <FormDialog
      title={t('disposal.execute')}
      app={app}
      labels={labels}
      onSave={(values) => execute.mutate(values)}
      onClose={onClose}
      saveLabel={t('minutes.save')}
      saving={execute.isPending}
    >
      <Text>{t(`minutes.hint.${list.kind}`, { count: list.folder_count })}</Text>
      {destroys && (
        <TextInput
          label={labels.permission_number}
          {...app.form.register('permission_number', required)}
          error={errors.permission_number?.message}
        />
      )}
      <TextInput
        label={labels.minutes_number}
        data-autofocus
        {...app.form.register('minutes_number', required)}
        error={errors.minutes_number?.message}
      />
      <Controller
        control={app.form.control}
        name="minutes_date"
        rules={required}
        render={({ field }) => (
          <DateField
            label={labels.minutes_date}
            value={field.value}
            onChange={field.onChange}
            max={today()}
            error={errors.minutes_date?.message}
          />
        )}
      />
      <Textarea
        label={destroys ? labels.witnesses : optional(labels.witnesses)}
        description={t(destroys ? 'minutes.twoWitnesses' : 'minutes.oneALine')}
        autosize
        minRows={2}
        {...app.form.register('witnesses', destroys ? required : {})}
        error={errors.witnesses?.message}
      />
    </FormDialog>
  )
}
