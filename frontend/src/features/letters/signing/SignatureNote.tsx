import { Anchor, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import { personName } from '@/features/letters/people'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Note } from '@/ui/Note'
import type { Tone } from '@/ui/StatusBadge'
import { mayTakeBack, type Signature, stateKey } from './signature'

const RevokeDialog = lazy(() => import('./RevokeDialog'))

const tones: Record<Signature['state'], Tone> = {
  none: 'neutral',
  waiting: 'warning',
  signed: 'success',
  revoked: 'danger',
  superseded: 'neutral',
}

interface SignatureNoteProps {
  letter: Letter
  signature: Signature
}

/** Whether and by whom the letter is signed, and how anybody can check it. */
export function SignatureNote({ letter, signature }: SignatureNoteProps) {
  const { t } = useTranslation('signing')
  const key = stateKey(signature, letter.status)
  const { state } = signature
  return (
    <>
      <Note tone={tones[state]} title={t(`signature.${key}`)}>
        {key === 'onPaper' && <p>{t('signature.onPaperHint')}</p>}
        {state === 'waiting' && <InQueue signature={signature} />}
        {state === 'signed' && <SignedBy letter={letter} signature={signature} />}
        {state === 'revoked' && signature.revoke_reason && (
          <p>{t('signature.reason', { reason: signature.revoke_reason })}</p>
        )}
        {state !== 'none' && state !== 'waiting' && signature.code && <Verification code={signature.code} />}
      </Note>
      <TakeBack letter={letter} />
    </>
  )
}

function InQueue({ signature: { waiting_since, last_outcome } }: { signature: Signature }) {
  const { t } = useTranslation('signing')
  const language = useLanguage()
  return (
    <>
      {waiting_since && <p>{t('signature.waitingSince', { at: formatDateTime(waiting_since, language) })}</p>}
      {last_outcome && <p>{t('signature.lastOutcome', { outcome: t(`outcome.${last_outcome}`) })}</p>}
      <LinkAnchor to="/antrean-tanda-tangan" inherit c="inherit" td="underline">
        {t('sign.toQueue')}
      </LinkAnchor>
    </>
  )
}

function SignedBy({ letter, signature }: SignatureNoteProps) {
  const { t } = useTranslation('signing')
  const language = useLanguage()
  const { approver, approved_at } = letter
  return (
    <>
      {approver && (
        <p>
          {t('signature.signedBy', { name: personName(approver), at: formatDateTime(approved_at, language) })}
        </p>
      )}
      <p>{signature.certified ? t('signature.certified') : t('signature.notCertified')}</p>
    </>
  )
}

function Verification({ code }: { code: string }) {
  const { t } = useTranslation('signing')
  return (
    <p>
      {t('signature.code', { code })} ·{' '}
      <Anchor href={`/public/verify/${code}`} target="_blank" inherit c="inherit" td="underline">
        {t('signature.verify')}
      </Anchor>
    </p>
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
