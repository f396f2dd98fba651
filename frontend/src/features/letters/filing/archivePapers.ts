import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { ServedFile } from '@/ui/openFile'
import type { DisposalList } from './types'

const PDF = 'application/pdf'

/** The list of archives as it is printed. */
export function listPaperOf({ id, version }: DisposalList, name: string): ServedFile {
  const params = { path: { id } }
  const load = async () =>
    bytesOf(await http.GET('/api/v1/disposal-lists/{id}/paper', { params, parseAs: 'blob' }), PDF)
  return { key: ['disposal-lists', id, 'paper', String(version)], name, mediaType: PDF, load }
}

/** The minutes as they are printed; a draft until they are recorded. */
export function minutesPaperOf({ id, version }: DisposalList, name: string): ServedFile {
  const params = { path: { id } }
  const load = async () =>
    bytesOf(await http.GET('/api/v1/disposal-lists/{id}/minutes', { params, parseAs: 'blob' }), PDF)
  return { key: ['disposal-lists', id, 'minutes', String(version)], name, mediaType: PDF, load }
}
