import { Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import type { MailboxMessage } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useRefreshMailboxes } from './queries'

/** Says why a message is no letter. */
export default function DiscardDialog({
  message,
  onClose,
}: {
  message: MailboxMessage
  onClose: () => void
}) {
  const { t } = useTranslation(['mailboxes', 'errors'])
  const refresh = useRefreshMailboxes()
  const app = useAppForm<{ reason: string }>({ defaultValues: { reason: '' } })
  const discard = useMutation({
    mutationFn: (body: { reason: string }) =>
      must(
        http.POST('/api/v1/mailboxes/{id}/messages/{message_id}/discard', {
          params: { path: { id: message.mailbox_id, message_id: message.id } },
          body,
        }),
      ),
    onError: app.server.show,
    onSuccess: () => {
      toast.done(t('discarded'))
      onClose()
    },
    onSettled: refresh,
  })
  return (
    <FormDialog
      title={t('discardTitle')}
      app={app}
      labels={{ reason: t('discardReason') }}
      onSave={(values) => discard.mutate(values)}
      onClose={onClose}
      saveLabel={t('discard')}
      saving={discard.isPending}
    >
      <Text>{message.subject}</Text>
      <Textarea
        label={t('discardReason')}
        data-autofocus
        autosize
        minRows={2}
        {...app.form.register('reason', { required: fieldText('required') })}
        error={app.form.formState.errors.reason?.message}
      />
    </FormDialog>
  )
}
