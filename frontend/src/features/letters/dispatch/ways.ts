import type { UploadedFile } from '@/ui/UploadField'
import type { Dispatch, OutsideWay } from './types'

/** The way to one addressee, as it is chosen. */
export interface ChosenWay {
  pos: number
  way: OutsideWay
  email: string
}

export interface WayValues {
  ways: ChosenWay[]
  scan_upload_id: UploadedFile[]
}

export const wayOf = ({ pos, way, email, known_email }: Dispatch): ChosenWay => ({
  pos,
  way: way && way !== 'system' ? way : 'hand',
  email: email ?? known_email ?? '',
})

/** What the API takes of it. */
export const sentWay = ({ pos, way, email }: ChosenWay) => ({
  pos,
  way,
  email: way === 'mail' ? email.trim() || null : null,
})

export const scanOf = ({ ways, scan_upload_id }: WayValues): string | null =>
  ways.some(({ way }) => way === 'mail') ? (scan_upload_id[0]?.id ?? null) : null

/** The refusal of one way, at the place that it has in the form. */
export function placed(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('errors' in error)) return error
  const { errors } = error as { errors?: { pointer: string }[] }
  const at = (pointer: string) => (/^\/(way|email)$/.test(pointer) ? `/ways/0${pointer}` : pointer)
  return { ...error, errors: errors?.map((one) => ({ ...one, pointer: at(one.pointer) })) }
}
