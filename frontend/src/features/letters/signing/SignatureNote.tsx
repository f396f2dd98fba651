import { Anchor, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Note } from '@/ui/Note'
import type { Tone } from '@/ui/StatusBadge'
import { mayTakeBack, type Signature, type SignatureKey } from './signature'

const RevokeDialog = lazy(() => import('./RevokeDialog'))

const tones: Record<SignatureKey, Tone> = {
  none: 'neutral',
  onPaper: 'neutral',
  waiting: 'warning',
  signed: 'success',
  revoked: 'danger',
  superseded: 'neutral',
}

interface SignatureNoteProps {
  letter: Letter
  state: SignatureKey
}

/** Whether and by whom the letter is signed, and how anybody can check it. */
export function SignatureNote({ letter, state }: SignatureNoteProps) {
  const { t } = useTranslation('signing')
  const { signature } = letter
  return (
    <>
      <Note tone={tones[state]} title={t(`signature.${state}`)}>
        {state === 'onPaper' && <p>{t('signature.onPaperHint')}</p>}
        {signature && (state === 'waiting' ? <InQueue {...signature} /> : <Signed {...signature} />)}
      </Note>
      <TakeBack letter={letter} />
    </>
  )
}

function InQueue({ since, last_outcome }: Signature) {
  const { t } = useTranslation('signing')
  const language = useLanguage()
  return (
    <>
      <p>{t('signature.waitingSince', { at: formatDateTime(since, language) })}</p>
      {last_outcome && <p>{t('signature.lastOutcome', { outcome: t(`outcome.${last_outcome}`) })}</p>}
      <LinkAnchor to="/antrean-tanda-tangan" inherit c="inherit" td="underline">
        {t('sign.toQueue')}
      </LinkAnchor>
    </>
  )
}

function Signed({ signatures, code, revoked_at, revoke_reason }: Signature) {
  const { t } = useTranslation('signing')
  const language = useLanguage()
  const certified = signatures.some((one) => one.kind === 'person' && one.certified)
  return (
    <>
      {revoked_at && <p>{t('signature.revokedAt', { at: formatDateTime(revoked_at, language) })}</p>}
      {revoke_reason && <p>{t('signature.reason', { reason: revoke_reason })}</p>}
      {signatures.map(({ pos, kind, signer_name, signer_title, signed_at }) => (
        <p key={pos}>
          {t(`signature.by.${kind}`, {
            name: signer_name,
            title: signer_title,
            at: formatDateTime(signed_at, language),
          })}
        </p>
      ))}
      <p>{certified ? t('signature.certified') : t('signature.notCertified')}</p>
      {code && <Verification code={code} />}
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
