import { Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { Sender } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

interface Values {
  name: string
  address: string
  email: string
  phone: string
}

/** Corrects a sender's name and says where an answer goes. */
export default function EditSenderDialog({ sender, onClose }: { sender: Sender; onClose: () => void }) {
  const { t } = useTranslation(['senders', 'errors'])
  const optional = useOptional()
  const refresh = useRefresh()
  const app = useAppForm<Values>({
    defaultValues: {
      name: sender.name,
      address: sender.address ?? '',
      email: sender.email ?? '',
      phone: sender.phone ?? '',
    },
  })
  const { errors } = app.form.formState
  const save = useMutation({
    mutationFn: (body: Values) =>
      must(
        http.PATCH('/api/v1/senders/{id}', {
          params: { path: { id: sender.id }, header: ifMatch(sender.version) },
          body,
        }),
      ),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('saved'))
      onClose()
    },
    onSettled: refresh,
  })
  const labels = { name: t('name'), address: t('address'), email: t('email'), phone: t('phone') }
  return (
    <FormDialog
      title={t('editTitle')}
      app={app}
      labels={labels}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('save')}
      saving={save.isPending}
    >
      <TextInput
        label={labels.name}
        data-autofocus
        {...app.form.register('name', { required: fieldText('required') })}
        error={errors.name?.message}
      />
      <Textarea
        label={optional(labels.address)}
        autosize
        minRows={2}
        {...app.form.register('address')}
        error={errors.address?.message}
      />
      <TextInput
        label={optional(labels.email)}
        type="email"
        {...app.form.register('email')}
        error={errors.email?.message}
      />
      <TextInput
        label={optional(labels.phone)}
        type="tel"
        {...app.form.register('phone')}
        error={errors.phone?.message}
      />
    </FormDialog>
  )
}
