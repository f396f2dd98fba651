import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { FileItem } from '@/ui/FileItem'
import type { ServedFile } from '@/ui/openFile'
import type { Application } from './types'

const PDF = 'application/pdf'

async function load(id: string): Promise<Blob> {
  const params = { path: { id } }
  return bytesOf(await http.GET('/api/v1/permit-applications/{id}/paper', { params, parseAs: 'blob' }), PDF)
}

/** The paper as it will be or was issued, of the version that is shown; personal numbers are masked. */
export const paperOf = ({ id, version }: Application, name: string): ServedFile => ({
  key: ['permit-application', id, 'paper', String(version)],
  name,
  mediaType: PDF,
  load: () => load(id),
})

export function PermitPaper({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  return <FileItem file={paperOf(application, t('paper.name'))} />
}
