import type { TFunction } from 'i18next'
import type { AgendaImport, RowResult, ScanOutcome } from '@/features/letters/types'
import type { Tone } from '@/ui/StatusBadge'

/** Which book an import is of, such as "Surat masuk 2022". */
export function bookName(t: TFunction<'moving'>, { register, year }: AgendaImport): string {
  const name = t(`start.${register}`)
  return year ? `${name} ${year}` : name
}

export const importTones: Record<AgendaImport['status'], Tone> = {
  previewed: 'info',
  accepting: 'warning',
  accepted: 'success',
  undoing: 'warning',
  undone: 'neutral',
}

export const scanTones: Record<ScanOutcome['result'], Tone> = {
  attached: 'success',
  already_there: 'neutral',
  ambiguous: 'warning',
  unmatched: 'danger',
  full: 'danger',
  destroyed: 'danger',
}

export const ROW_RESULTS: RowResult[] = ['faulty', 'ready', 'imported', 'removed', 'kept']
