import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Note } from '@/ui/Note'
import type { Tone } from '@/ui/StatusBadge'
import type { PaperKind, Signature, SignatureKey } from './signing'

const tones: Record<SignatureKey, Tone> = {
  none: 'neutral',
  onPaper: 'neutral',
  waiting: 'warning',
  signed: 'success',
  revoked: 'danger',
  superseded: 'neutral',
}

interface SignatureNoteProps {
  kind: PaperKind
  signature: Signature | null | undefined
  state: SignatureKey
}

/** Whether and by whom a paper is signed, and how anybody can check it. */
export function SignatureNote({ kind, signature, state }: SignatureNoteProps) {
  const { t } = useTranslation('signing')
  return (
    <Note tone={tones[state]} title={t(`signature.${state}`)}>
      {state === 'onPaper' && <p>{t(`signature.onPaperHint.${kind}`)}</p>}
      {signature && (state === 'waiting' ? <InQueue {...signature} /> : <Signed {...signature} />)}
    </Note>
  )
}

function InQueue({ since, last_outcome }: Signature) {
  const { t } = useTranslation('signing')
  const seesQueue = useCan()('letter.read')
  const language = useLanguage()
  return (
    <>
      <p>{t('signature.waitingSince', { at: formatDateTime(since, language) })}</p>
      {last_outcome && <p>{t('signature.lastOutcome', { outcome: t(`outcome.${last_outcome}`) })}</p>}
      {seesQueue && (
        <LinkAnchor to="/antrean-tanda-tangan" inherit c="inherit" td="underline">
          {t('sign.toQueue')}
        </LinkAnchor>
      )}
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
