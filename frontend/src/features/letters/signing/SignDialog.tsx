import { Modal, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import type { Letter } from '@/features/letters/types'
import { toast } from '@/ui/toast'
import { PassphraseStep } from './PassphraseStep'
import { PreviewStep } from './PreviewStep'
import { SignedStep } from './SignedStep'

interface SignDialogProps {
  letter: Letter
  onClose: () => void
}

/** Two steps to a signature: read the paper, then type the passphrase for exactly what was read. */
export default function SignDialog({ letter, onClose }: SignDialogProps) {
  const { t } = useTranslation(['signing', 'common'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  // the page behind may get another version meanwhile: what is signed is what was looked at
  const [seen, setSeen] = useState(letter)
  const [step, setStep] = useState<'preview' | 'passphrase'>('preview')
  const [changed, setChanged] = useState(false)
  const [signed, setSigned] = useState<Letter | null>(null)
  const lookAgain = async () => {
    try {
      const path = { id: letter.id }
      setSeen(await must(http.GET('/api/v1/letters/{id}', { params: { path } })))
      setChanged(true)
      setStep('preview')
    } catch (error) {
      toast.problem(error)
      onClose()
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={signed ? t('sign.doneTitle') : t('sign.title')}
      size={step === 'preview' ? 'xl' : 'lg'}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {!signed && (
        <Text c="dimmed" mb="xs">
          {step === 'preview' ? t('sign.stepPreview') : t('sign.stepPassphrase')}
        </Text>
      )}
      {signed ? (
        <SignedStep letter={signed} onClose={onClose} />
      ) : step === 'preview' ? (
        <PreviewStep letter={seen} changed={changed} onNext={() => setStep('passphrase')} onClose={onClose} />
      ) : (
        <PassphraseStep
          letter={seen}
          onSigned={setSigned}
          onStale={() => void lookAgain()}
          onBack={() => setStep('preview')}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}
