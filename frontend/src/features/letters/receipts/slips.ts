import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { ServedFile } from '@/ui/openFile'

const PDF = 'application/pdf'

/** The paper of a batch of acknowledgements. */
export function slipsOf(batch: string, name: string): ServedFile {
  const params = { path: { id: batch } }
  const load = async () =>
    bytesOf(await http.GET('/api/v1/letter-receipts/{id}/paper', { params, parseAs: 'blob' }), PDF)
  return { key: ['letter-receipts', batch], name, mediaType: PDF, load }
}
