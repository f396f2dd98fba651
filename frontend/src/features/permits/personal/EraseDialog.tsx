import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { useRefresh } from '@/features/permits/queries'
import type { Application } from '@/features/permits/types'
import { FormDialog } from '@/ui/FormDialog'
import { Note } from '@/ui/Note'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

interface Values {
  basis: 'request' | 'retention'
  reason: string
}

/** Erases what is known of the person; it cannot be undone, so it says what goes and what stays. */
export function EraseDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const app = useAppForm<Values>({ defaultValues: { basis: 'request', reason: '' } })
  const refresh = useRefresh()
  const erase = api.useMutation('post', '/api/v1/permit-applications/{id}/erasure')
  const save = (body: Values) =>
    erase.mutate(
      { params: { path: { id: application.id } }, headers: ifMatch(application.version), body },
      {
        onSuccess: () => {
          refresh()
          toast.done(t('erased'))
          onClose()
        },
        onError: app.server.show,
      },
    )
  const choice = app.form.register('basis')
  return (
    <FormDialog
      title={t('erase')}
      app={app}
      labels={{ reason: t('reason'), basis: t('basisLabel') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('eraseNow')}
      saving={erase.isPending}
    >
      <Note tone="danger" title={t('noWayBack')}>
        <Text>{t('whatGoes')}</Text>
        <Text>{t('whatStays')}</Text>
      </Note>
      <Radio.Group label={t('basisLabel')} defaultValue="request">
        <Stack gap="sm" mt="xs">
          <Radio value="request" label={t('basis.request')} {...choice} />
          <Radio value="retention" label={t('basis.retention')} {...choice} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        required
        {...app.form.register('reason', { required: t('reasonNeeded') })}
        error={app.form.formState.errors.reason?.message}
      />
    </FormDialog>
  )
}
