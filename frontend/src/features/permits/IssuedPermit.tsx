import { Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Note } from '@/ui/Note'
import type { Tone } from '@/ui/StatusBadge'
import { PermitActions } from './issued/PermitActions'
import type { Permit, PermitState } from './issued/types'
import type { Application } from './types'

// only of papers that were handed over
const Handover = lazy(() => import('./handover/Handover'))

const tones: Record<PermitState, Tone> = {
  valid: 'success',
  expired: 'warning',
  revoked: 'danger',
  replaced: 'neutral',
}

interface IssuedPermitProps {
  application: Application
  permit: Permit
  /** What the service calls its paper. */
  name: string
}

/** The number that the signature granted, how the paper stands today, and what can be done with it. */
export function IssuedPermit({ application, permit, name }: IssuedPermitProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const day = (text: string) => formatDate(text, language)
  const { state, valid_from, valid_until, ended_on, ended_by } = permit
  const validity = valid_until ? t('permit.until', { date: day(valid_until) }) : t('permit.noEnd')
  const later = valid_from === permit.issued_on ? '' : `${t('permit.from', { date: day(valid_from) })}, `
  const next = application.versions.find(({ id }) => id === permit.replaced_by_id)
  return (
    <Note tone={tones[state]} title={t('permit.number', { name })}>
      <Text component="p" fz="xl" fw={700} data-permit-number>
        {permit.number}
      </Text>
      <p>
        {t('permit.issued', { date: day(permit.issued_on) })} · {later}
        {validity}
      </p>
      {state !== 'valid' && (
        <p>
          <strong>{t(`permit.means.${state}`)}</strong>
          {ended_on && ` ${t('permit.ended', { date: day(ended_on), name: ended_by ?? '–' })}`}
        </p>
      )}
      {state === 'revoked' && (
        <>
          {permit.revoke_reason && <p>{t('permit.reason', { reason: permit.revoke_reason })}</p>}
          {permit.revoke_basis && <p>{t('permit.basis', { basis: permit.revoke_basis })}</p>}
        </>
      )}
      {next && (
        <p>
          <LinkAnchor
            to="/layanan-loket/$id"
            params={{ id: next.application_id }}
            inherit
            c="inherit"
            td="underline"
          >
            {t('permit.next', { number: next.number })}
          </LinkAnchor>
        </p>
      )}
      <Suspense>
        {application.handover && <Handover id={application.id} handover={application.handover} />}
      </Suspense>
      <PermitActions permit={permit} />
    </Note>
  )
}
