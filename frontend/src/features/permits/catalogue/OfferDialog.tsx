import { Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import { useRefreshCatalogue } from './queries'
import type { Revision } from './types'

/** Opens or closes a service to new applications, with the reason. */
export default function OfferDialog({ revision, onClose }: { revision: Revision; onClose: () => void }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const app = useAppForm<{ reason: string }>({ defaultValues: { reason: '' } })
  const refresh = useRefreshCatalogue()
  const put = api.useMutation('put', '/api/v1/permit-services/{id}/offer')
  const title = t(revision.enabled ? 'close' : 'open')
  const save = ({ reason }: { reason: string }) =>
    put.mutate(
      {
        params: { path: { id: revision.id }, header: ifMatch(revision.version) },
        body: { enabled: !revision.enabled, reason },
      },
      {
        onError: app.server.show,
        onSuccess: () => {
          refresh()
          onClose()
        },
      },
    )
  return (
    <FormDialog
      title={title}
      app={app}
      labels={{ reason: t('field.reason') }}
      onSave={save}
      onClose={onClose}
      saveLabel={title}
      saving={put.isPending}
    >
      <Textarea
        label={t('field.reason')}
        description={t('offerHint')}
        autosize
        minRows={2}
        maxLength={1000}
        {...app.form.register('reason', { required: fieldText('required') })}
        error={app.form.formState.errors.reason?.message}
      />
    </FormDialog>
  )
}
