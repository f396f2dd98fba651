import { fileFault } from '@/lib/files'
import { smaller } from '@/lib/photo'
import { type Door, type SendOptions, sendFile } from '@/lib/sending'
import { type Language, storedLanguage } from '@/public/language'
import type { PublicFile } from '@/public/types'

/** What is wrong with a file before a byte of it is sent; what the server finds it says itself. */
const FAULTS: Record<Language, Record<string, string>> = {
  id: {
    file_empty: 'Berkas kosong, pilih berkas lain',
    file_type: 'Jenis berkas tidak diterima, gunakan PDF, JPG, atau PNG',
    file_too_large: 'Berkas terlalu besar, paling besar 20 MB',
  },
  en: {
    file_empty: 'The file is empty, choose another one',
    file_type: 'This kind of file is not accepted, use PDF, JPG or PNG',
    file_too_large: 'The file is too large, at most 20 MB',
  },
}

const door: Door = {
  path: '/api/v1/public/uploads',
  headers: () => ({ 'accept-language': storedLanguage() }),
}

/** Sends one file, a photo made smaller. Throws a problem, or an AbortError. */
export async function upload(chosen: File, original: boolean, options: SendOptions): Promise<PublicFile> {
  const file = original ? chosen : await smaller(chosen)
  const fault = fileFault(file)
  if (fault) throw { status: 422, title: FAULTS[storedLanguage()][fault] }
  const { id, file_name } = await sendFile<PublicFile>(file, door, options)
  return { id, file_name }
}

export { Done } from './Done'
export { Review } from './Review'
