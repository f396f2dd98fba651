import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { upload } from '@/api/upload'
import { useTransition } from '@/features/permits/actions/useTransition'
import type { Application } from '@/features/permits/types'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { useAppForm } from '@/ui/useAppForm'
import { type DrawnSignature, SignaturePad } from './SignaturePad'

interface Values {
  receiver: { name: string; is_applicant: 'yes' | 'no' }
}

/** Gives the paper out: who took it, and the signature of receipt where there is a screen to sign on. */
export default function HandOverDialog({
  application,
  onClose,
}: {
  application: Application
  onClose: () => void
}) {
  const { t } = useTranslation(['numbering', 'permits'])
  const optional = useOptional()
  const pad = useRef<DrawnSignature>(null)
  const [sending, setSending] = useState(false)
  const app = useAppForm<Values>({
    defaultValues: { receiver: { name: application.applicant_name, is_applicant: 'yes' } },
  })
  const { take, busy } = useTransition(application)
  const save = async ({ receiver }: Values) => {
    setSending(true)
    try {
      const drawn = await pad.current?.picture()
      const file = drawn && new File([drawn], 'tanda-terima.png', { type: 'image/png' })
      const signature = file ? await upload(file) : null
      const body = {
        name: receiver.name,
        is_applicant: receiver.is_applicant === 'yes',
        signature_upload_id: signature?.id ?? null,
      }
      take({ action: 'hand_over', receiver: body }, { error: app.server.show, done: onClose })
    } catch (error) {
      app.server.show(error)
    } finally {
      setSending(false)
    }
  }
  const who = app.form.register('receiver.is_applicant')
  return (
    <FormDialog
      title={t('permits:action.hand_over')}
      app={app}
      labels={{ 'receiver.name': t('handover.name') }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('permits:action.hand_over')}
      saving={busy || sending}
    >
      <Text>{t('permits:explain.hand_over')}</Text>
      <Radio.Group label={t('handover.who')} defaultValue="yes">
        <Stack gap="sm" mt="xs">
          <Radio value="yes" label={t('handover.applicant')} {...who} />
          <Radio value="no" label={t('handover.other')} {...who} />
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('handover.name')}
        required
        maxLength={200}
        {...app.form.register('receiver.name')}
        error={app.form.formState.errors.receiver?.name?.message}
      />
      <SignaturePad ref={pad} label={optional(t('handover.signature'))} />
    </FormDialog>
  )
}
