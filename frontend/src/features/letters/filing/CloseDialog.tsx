import { Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { FileFolder } from './types'

/** Closes a folder as of the day on which its matter ended. */
export function CloseDialog({ folder, onClose }: { folder: FileFolder; onClose: () => void }) {
  const { t } = useTranslation(['archive', 'errors'])
  const refresh = useRefresh()
  const app = useAppForm<{ closed_on: string | null }>({ defaultValues: { closed_on: today() } })
  const close = useMutation({
    mutationFn: ({ closed_on }: { closed_on: string | null }) =>
      must(
        http.POST('/api/v1/file-folders/{id}/closure', {
          params: { path: { id: folder.id } },
          body: { closed_on: closed_on ?? '' },
        }),
      ),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('close.done'))
      onClose()
    },
    onSettled: refresh,
  })
  const labels = { closed_on: t('close.date') }
  return (
    <FormDialog
      title={t('close.title')}
      app={app}
      labels={labels}
      onSave={(values) => close.mutate(values)}
      onClose={onClose}
      saveLabel={t('close.open')}
      saving={close.isPending}
    >
      <Text>{t('close.hint')}</Text>
      <Controller
        control={app.form.control}
        name="closed_on"
        rules={{ required: fieldText('required') }}
        render={({ field }) => (
          <DateField
            label={labels.closed_on}
            description={t('close.dateHint')}
            value={field.value}
            onChange={field.onChange}
            max={today()}
            error={app.form.formState.errors.closed_on?.message}
          />
        )}
      />
    </FormDialog>
  )
}
