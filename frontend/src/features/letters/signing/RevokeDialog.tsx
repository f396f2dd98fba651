import { Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

interface RevokeDialogProps {
  id: string
  onClose: () => void
}

/** Takes a signed letter back, for everybody to see. */
export default function RevokeDialog({ id, onClose }: RevokeDialogProps) {
  const { t } = useTranslation(['signing', 'errors'])
  const app = useAppForm<{ reason: string }>({ defaultValues: { reason: '' } })
  const refresh = useRefresh()
  const revoke = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      must(http.POST('/api/v1/letters/{id}/revocation', { params: { path: { id } }, body: { reason } })),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('takeBack.done'))
      onClose()
    },
    onSettled: refresh,
  })
  return (
    <FormDialog
      title={t('takeBack.title')}
      app={app}
      labels={{ reason: t('takeBack.reason') }}
      onSave={(values) => revoke.mutate(values)}
      onClose={onClose}
      saveLabel={t('takeBack.submit')}
      saving={revoke.isPending}
    >
      <Text>{t('takeBack.hint')}</Text>
      <Textarea
        label={t('takeBack.reason')}
        description={t('takeBack.reasonHint')}
        data-autofocus
        autosize
        minRows={3}
        {...app.form.register('reason', { required: fieldText('required') })}
        error={app.form.formState.errors.reason?.message}
      />
    </FormDialog>
  )
}
