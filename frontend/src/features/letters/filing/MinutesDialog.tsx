import { Fieldset, Stack, Text, TextInput } from '@mantine/core'
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
import { type MinutesValues, minutesOf, witnessesNeeded } from './minutes'
import type { DisposalList } from './types'
import { WitnessFields } from './WitnessFields'

/** The minutes of what was done: only now the folders are moved, or destroyed with what is in them. */
export function MinutesDialog({ list, onClose }: { list: DisposalList; onClose: () => void }) {
  const { t } = useTranslation(['archive', 'errors'])
  const optional = useOptional()
  const refresh = useRefresh()
  const destroys = list.kind === 'destruction'
  const least = witnessesNeeded(list)
  const app = useAppForm<MinutesValues>({
    defaultValues: {
      minutes_number: '',
      minutes_date: today(),
      place: '',
      permission_number: '',
      receiver: { name: '', position: '' },
      witnesses: Array.from({ length: least }, () => ({ name: '', position: '' })),
    },
  })
  const { errors } = app.form.formState
  const required = { required: fieldText('required') }
  const execute = useMutation({
    mutationFn: (values: MinutesValues) =>
      must(
        http.POST('/api/v1/disposal-lists/{id}/execution', {
          params: { path: { id: list.id } },
          body: minutesOf(list.kind, values),
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
    place: t('disposal.place'),
    'receiver.name': t('minutes.name'),
    'receiver.position': t('minutes.position'),
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
      <TextInput
        label={optional(labels.place)}
        description={t('minutes.placeHint')}
        {...app.form.register('place')}
        error={errors.place?.message}
      />
      {!destroys && (
        <Fieldset legend={t('minutes.receiver')}>
          <Stack gap="xs">
            <TextInput
              label={labels['receiver.name']}
              {...app.form.register('receiver.name', required)}
              error={errors.receiver?.name?.message}
            />
            <TextInput
              label={labels['receiver.position']}
              {...app.form.register('receiver.position', required)}
              error={errors.receiver?.position?.message}
            />
          </Stack>
        </Fieldset>
      )}
      <WitnessFields control={app.form.control} register={app.form.register} errors={errors} least={least} />
    </FormDialog>
  )
}
