import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import type { Letter } from '@/features/letters/types'
import { SignatureNote } from '@/ui/signing/SignatureNote'
import type { SignatureKey } from '@/ui/signing/signing'
import { mayTakeBack } from './signature'

const RevokeDialog = lazy(() => import('./RevokeDialog'))

interface LetterSignatureProps {
  letter: Letter
  state: SignatureKey
}

/** How the letter is signed, and the way to take it back. */
export function LetterSignature({ letter, state }: LetterSignatureProps) {
  return (
    <>
      <SignatureNote kind="letter" signature={letter.signature} state={state} />
      <TakeBack letter={letter} />
    </>
  )
}

function TakeBack({ letter }: { letter: Letter }) {
  const { t } = useTranslation('signing')
  const approves = useCan()('letter.approve')
  const position = useMe()?.position.id
  const [asking, ask] = useDisclosure()
  if (!approves || !mayTakeBack(letter, position)) return null
  return (
    <>
      <Button variant="default" onClick={ask.open}>
        {t('takeBack.open')}
      </Button>
      {asking && (
        <Suspense>
          <RevokeDialog id={letter.id} onClose={ask.close} />
        </Suspense>
      )}
    </>
  )
}
