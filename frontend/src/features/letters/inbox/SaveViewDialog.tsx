import { Checkbox, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { InboxSearch } from '@/features/letters/search'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { queryOf } from './boxes'

interface SaveViewDialogProps {
  search: InboxSearch
  onClose: () => void
}

/** Keeps the present filters, order and columns under a name. */
export default function SaveViewDialog({ search, onClose }: SaveViewDialogProps) {
  const { t } = useTranslation(['letters', 'errors'])
  const app = useAppForm<{ name: string; shared: boolean }>({ defaultValues: { name: '', shared: false } })
  const refresh = useRefresh()
  // the list itself does not ask for its columns
  const columns = search.columns && { columns: search.columns }
  const save = useMutation({
    mutationFn: ({ name, shared }: { name: string; shared: boolean }) =>
      must(
        http.POST('/api/v1/letter-views', {
          body: { name, shared, query: { ...queryOf(search), ...columns } },
        }),
      ),
    onError: app.server.show,
    onSuccess: ({ name }) => {
      toast.done(t('views.saved', { name }))
      onClose()
    },
    onSettled: refresh,
  })
  return (
    <FormDialog
      title={t('views.save')}
      app={app}
      labels={{ name: t('views.name') }}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('views.submit')}
      saving={save.isPending}
    >
      <TextInput
        label={t('views.name')}
        description={t('views.nameHint')}
        data-autofocus
        {...app.form.register('name', { required: fieldText('required') })}
        error={app.form.formState.errors.name?.message}
      />
      <Checkbox label={t('views.shareHint')} {...app.form.register('shared')} />
    </FormDialog>
  )
}
