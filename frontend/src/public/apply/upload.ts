import { fileFault } from '@/lib/files'
import { smaller } from '@/lib/photo'
import { type Door, type SendOptions, sendFile } from '@/lib/sending'
import { storedLanguage } from '@/public/language'
import type { PublicFile } from '@/public/types'

const door: Door = {
  path: '/api/v1/public/uploads',
  headers: () => ({ 'accept-language': storedLanguage() }),
}

/** Sends one file, a photo made smaller. Throws a problem, the word for a fault of the file, or an AbortError. */
export async function upload(chosen: File, original: boolean, options: SendOptions): Promise<PublicFile> {
  const file = original ? chosen : await smaller(chosen)
  const fault = fileFault(file)
  if (fault) throw fault
  const { id, file_name } = await sendFile<PublicFile>(file, door, options)
  return { id, file_name }
}
