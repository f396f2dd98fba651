import type { paths } from '@/api/schema'

export type Purpose =
  paths['/api/v1/permit-applications/{id}/reveal']['post']['requestBody']['content']['application/json']['purpose']

/** Why a number may be looked at, the usual reasons first. */
export const PURPOSES: Purpose[] = [
  'compare_papers',
  'prepare_paper',
  'correct_data',
  'subject_request',
  'authority_request',
  'oversight',
]

/** Sixteen digits, however they are grouped: a NIK, which must not get into an address. */
export function asNik(text: string): string | null {
  const digits = text.replaceAll(/[\s.-]/g, '')
  return /^\d{16}$/.test(digits) ? digits : null
}
