import { Modal, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '@/ui/toast'
import { KeyGate } from './KeyGate'
import { PassphraseStep } from './PassphraseStep'
import { PreviewStep } from './PreviewStep'
import { SignedStep } from './SignedStep'
import type { Signable, Signing } from './signing'

interface SignDialogProps<T extends Signable> {
  paper: T
  signing: Signing<T>
  onClose: () => void
}

/**
 * Two steps to a signature: read the paper, then type the passphrase for exactly what was read. On a phone both are on one
 * screen, so that a head of office signs in three taps: the letter, its button, and the one below the passphrase.
 */
export function SignDialog<T extends Signable>({ paper, signing, onClose }: SignDialogProps<T>) {
  const { t } = useTranslation(['signing', 'common'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  // the page behind may get another version meanwhile: what is signed is what was looked at
  const [seen, setSeen] = useState(paper)
  const [step, setStep] = useState<'preview' | 'passphrase'>(phone ? 'passphrase' : 'preview')
  const [changed, setChanged] = useState(false)
  const together = phone && !changed
  const [signed, setSigned] = useState<T | null>(null)
  const lookAgain = async () => {
    try {
      const now = await signing.load()
      setSeen(now)
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
      title={signed ? t(`sign.doneTitle.${signing.kind}`) : t(`sign.title.${signing.kind}`)}
      size={step === 'preview' ? 'xl' : 'lg'}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {!signed && !together && (
        <Text c="dimmed" mb="xs">
          {step === 'preview' ? t('sign.stepPreview') : t('sign.stepPassphrase')}
        </Text>
      )}
      {signed ? (
        <SignedStep signed={signed} signing={signing} onClose={onClose} />
      ) : step === 'preview' ? (
        <PreviewStep
          seen={seen}
          signing={signing}
          changed={changed}
          onNext={() => setStep('passphrase')}
          onClose={onClose}
        />
      ) : (
        <KeyGate>
          <PassphraseStep
            seen={seen}
            signing={signing}
            withPaper={together}
            onSigned={setSigned}
            onStale={() => void lookAgain()}
            onBack={() => (together ? onClose() : setStep('preview'))}
            onClose={onClose}
          />
        </KeyGate>
      )}
    </Modal>
  )
}
