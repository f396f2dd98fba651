import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { registerNumber } from '@/features/permits/text'
import type { Application } from '@/features/permits/types'
import { FormDialog } from '@/ui/FormDialog'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

/** Saves everything that is kept about the application, to be handed to the applicant. */
export function CopyDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const app = useAppForm<{ checked: boolean }>({ defaultValues: { checked: false } })
  const copy = api.useMutation('post', '/api/v1/permit-applications/{id}/copy')
  const save = ({ checked }: { checked: boolean }) =>
    copy.mutate(
      {
        params: { path: { id: application.id } },
        body: { numbers: checked ? 'full' : 'masked', identity_checked: checked },
      },
      {
        onSuccess: (made) => {
          saveJson(made, `${t('copyName')}-${registerNumber(application).replace('/', '-')}.json`)
          toast.done(t('copied'))
          onClose()
        },
        onError: app.server.show,
      },
    )
  return (
    <FormDialog
      title={t('copy')}
      app={app}
      labels={{ checked: t('checked') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('copySave')}
      saving={copy.isPending}
    >
      <Text>{t('copyHint')}</Text>
      <Checkbox label={t('checked')} description={t('checkedHint')} {...app.form.register('checked')} />
    </FormDialog>
  )
}

function saveJson(value: object, name: string): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }),
  )
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
