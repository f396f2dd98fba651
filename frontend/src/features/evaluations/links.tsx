import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCan } from '@/api/session'

interface RecordLinkProps {
  id: string
  children: ReactNode
}

/** To the letter for whoever reads letters; its words alone for others. */
export function LetterLink({ id, children }: RecordLinkProps) {
  const address: string = `/surat/${id}`
  return useCan()('letter.read') ? <Link to={address}>{children}</Link> : children
}

/** To the application for whoever reads permits; its words alone for others. */
export function PermitLink({ id, children }: RecordLinkProps) {
  const address: string = `/layanan-loket/${id}`
  return useCan()('permit.read') ? <Link to={address}>{children}</Link> : children
}
