import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import { TextLink } from '@/ui/TextLink'
import type { Score } from './types'

interface RecordLinkProps {
  id: string
  children: ReactNode
}

/** To the letter for whoever reads letters; its words alone for others. */
export function LetterLink({ id, children }: RecordLinkProps) {
  const address: string = `/surat/${id}`
  const may = useCan()('letter.read')
  return may ? <To address={address}>{children}</To> : children
}

/** To the application for whoever reads permits; its words alone for others. */
export function PermitLink({ id, children }: RecordLinkProps) {
  const address: string = `/layanan-loket/${id}`
  const may = useCan()('permit.read')
  return may ? <To address={address}>{children}</To> : children
}

/** Pages of other features are known by their address only. */
function To({ address, children }: { address: string; children: ReactNode }) {
  return <TextLink to={address}>{children}</TextLink>
}

/** To where the score of an office comes from. */
export function AgencyLink({ period, agency }: { period: string; agency: Score['agency'] }) {
  return (
    <TextLink to="/evaluasi/$period/$agency" params={{ period, agency: agency.id }}>
      {agency.name}
    </TextLink>
  )
}

/** From the pages below a period back to it. */
export function BackToPeriod({ period, name }: { period: string; name: string | undefined }) {
  const { t } = useTranslation('evaluations')
  return (
    <TextLink to="/evaluasi/$period" params={{ period }}>
      <IconArrowLeft size={16} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
      {name ? t('agency.back', { period: name }) : t('agency.backPlain')}
    </TextLink>
  )
}
