import { Button, Group } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import { LinkButton } from '@/ui/LinkButton'
import { PATHS, type Permit } from './types'
import { followUps } from './validity'

// rarely opened
const RevokeDialog = lazy(() => import('./RevokeDialog'))

/** What the office can do with its paper after the signature. */
export function PermitActions({ permit }: { permit: Permit }) {
  const { t } = useTranslation('permits')
  const can = useCan()
  const own = useMe()?.position.agency.id === permit.agency.id
  const [revoking, setRevoking] = useState(false)
  if (!own) return null
  const open = followUps(permit)
  const kinds = (['renewal', 'amendment'] as const).filter((kind) => can('permit.receive') && open[kind])
  const revokes = can('permit.revoke') && open.revocation
  if (kinds.length === 0 && !revokes) return null
  return (
    <Group gap="sm" mt="sm">
      {kinds.map((kind) => (
        <LinkButton
          key={kind}
          to="/layanan-loket/$id/$lanjutan"
          params={{ id: permit.application_id, lanjutan: PATHS[kind] }}
          variant="default"
        >
          {t(`follow.${kind}.start`)}
        </LinkButton>
      ))}
      {revokes && (
        <Button variant="default" c="var(--mantine-color-error)" onClick={() => setRevoking(true)}>
          {t('revoke.title')}
        </Button>
      )}
      <Suspense>{revoking && <RevokeDialog permit={permit} onClose={() => setRevoking(false)} />}</Suspense>
    </Group>
  )
}
