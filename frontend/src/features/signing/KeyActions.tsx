import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { FormDialog } from '@/ui/FormDialog'
import { PassphraseInput } from '@/ui/PassphraseInput'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { useKeyChange } from './useKeyChange'

/** What can be done with a key that signs. */
export function KeyActions() {
  const { t } = useTranslation('signing')
  const [changing, change] = useDisclosure()
  const [revoking, revocation] = useDisclosure()
  const revoke = useKeyChange({
    run: () => must(http.POST('/api/v1/me/signing-key/revocation')),
    doneMessage: t('revoke.done'),
    onError: toast.problem,
    onDone: revocation.close,
  })
  return (
    <Group>
      <Button variant="default" onClick={change.open}>
        {t('change.open')}
      </Button>
      <Button variant="default" onClick={revocation.open}>
        {t('revoke.open')}
      </Button>
      {changing && <ChangeDialog onClose={change.close} />}
      <ConfirmDialog
        opened={revoking}
        title={t('revoke.title')}
        confirmLabel={t('revoke.confirm')}
        onConfirm={() => revoke.mutate(undefined)}
        onClose={revocation.close}
        loading={revoke.isPending}
        danger
      >
        {t('revoke.hint')}
      </ConfirmDialog>
    </Group>
  )
}

interface Change {
  passphrase: string
  new_passphrase: string
  repeated: string
}

function ChangeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['signing', 'errors'])
  const app = useAppForm<Change>({ defaultValues: { passphrase: '', new_passphrase: '', repeated: '' } })
  const { errors } = app.form.formState
  const save = useKeyChange({
    run: ({ passphrase, new_passphrase }: Change) =>
      must(http.POST('/api/v1/me/signing-key/passphrase', { body: { passphrase, new_passphrase } })),
    doneMessage: t('change.done'),
    onError: app.server.show,
    onDone: onClose,
  })
  const required = { required: fieldText('required') }
  const labels = {
    passphrase: t('change.current'),
    new_passphrase: t('change.next'),
    repeated: t('change.repeat'),
  }
  return (
    <FormDialog
      title={t('change.title')}
      app={app}
      labels={labels}
      onSave={(values) => save.mutate(values)}
      onClose={onClose}
      saveLabel={t('change.submit')}
      saving={save.isPending}
    >
      <PassphraseInput
        label={labels.passphrase}
        data-autofocus
        {...app.form.register('passphrase', required)}
        error={errors.passphrase?.message}
      />
      <PassphraseInput
        label={labels.new_passphrase}
        description={t('make.passphraseHint')}
        {...app.form.register('new_passphrase', required)}
        error={errors.new_passphrase?.message}
      />
      <PassphraseInput
        label={labels.repeated}
        {...app.form.register('repeated', {
          ...required,
          validate: (value, { new_passphrase }) => value === new_passphrase || t('make.mismatch'),
        })}
        error={errors.repeated?.message}
      />
    </FormDialog>
  )
}
