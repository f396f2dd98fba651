import { type Door, type SendOptions, sendFile } from '@/lib/sending'
import { recoverSession } from './fetch'
import { language } from './language'
import { getSession, renewIfStale } from './session'
import type { Upload } from './types'

export type UploadOptions = SendOptions

const door: Door = {
  path: '/api/v1/uploads',
  headers: () => {
    const { token } = getSession()
    return { 'accept-language': language(), ...(token ? { authorization: `Bearer ${token}` } : {}) }
  },
  renewed: recoverSession,
}

/** Sends one file; attach the result's `id` in `upload_ids`. Throws a Problem, or an AbortError when cancelled. */
export async function upload(file: File, options: UploadOptions = {}): Promise<Upload> {
  await renewIfStale()
  return sendFile<Upload>(file, door, options)
}
