import type { TFunction } from 'i18next'
import type { AgendaImport } from '@/features/letters/types'

/** Which book an import is of, such as "Surat masuk 2022". */
export function bookName(t: TFunction<'moving'>, { register, year }: AgendaImport): string {
  const name = t(`start.${register}`)
  return year ? `${name} ${year}` : name
}
