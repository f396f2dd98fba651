import type { Tone } from '@/ui/StatusBadge'
import type { DisposalKind, DisposalStatus, FileFolderRef, FolderRetention, FolderStatus } from './types'

export const folderTones: Record<FolderStatus, Tone> = {
  open: 'info',
  closed: 'neutral',
  transferred: 'neutral',
  handed_over: 'success',
  destroyed: 'danger',
}

export const disposalTones: Record<DisposalStatus, Tone> = {
  prepared: 'info',
  submitted: 'warning',
  approved: 'info',
  executed: 'success',
  cancelled: 'danger',
}

export const phaseTones: Record<FolderRetention['phase'], Tone> = {
  active: 'success',
  inactive: 'warning',
  due: 'danger',
}

export const FOLDER_STATUSES = Object.keys(folderTones) as FolderStatus[]
export const DISPOSAL_STATUSES = Object.keys(disposalTones) as DisposalStatus[]
export const DISPOSAL_KINDS: DisposalKind[] = ['transfer', 'hand_over', 'destruction']

/** How an office calls a folder: its number and year. */
export const folderNumber = ({ number, year }: Pick<FileFolderRef, 'number' | 'year'>): string =>
  `${number}/${year}`
