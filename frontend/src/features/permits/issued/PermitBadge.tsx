import {
  IconCalendarOff,
  IconCertificate,
  IconCertificateOff,
  IconReplace,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import type { PermitState } from './types'

export const STATES = ['valid', 'expired', 'revoked', 'replaced'] as const satisfies PermitState[]

const looks: Record<PermitState, [Tone, TablerIcon]> = {
  valid: ['success', IconCertificate],
  expired: ['warning', IconCalendarOff],
  revoked: ['danger', IconCertificateOff],
  replaced: ['neutral', IconReplace],
}

/** How a paper stands today, in word, shape and colour. */
export function PermitBadge({ state }: { state: PermitState }) {
  const { t } = useTranslation('permits')
  const [tone, icon] = looks[state]
  return <StatusBadge tone={tone} icon={icon} label={t(`permit.states.${state}`)} />
}
