import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { Disposition, Letter } from '@/features/letters/types'
import { FileItem } from '@/ui/FileItem'

const PDF = 'application/pdf'

async function load(id: string): Promise<Blob> {
  const params = { path: { id } }
  return bytesOf(await http.GET('/api/v1/letters/{id}/disposition-sheet', { params, parseAs: 'blob' }), PDF)
}

interface SheetPaperProps {
  letter: Letter
  dispositions: Disposition[]
}

/** The disposition sheet as it is printed, with what was disposed so far. */
export function SheetPaper({ letter: { id, version }, dispositions }: SheetPaperProps) {
  const { t } = useTranslation('letters')
  const key = ['letter', id, 'sheet', String(version), ...dispositions.map((d) => `${d.id}-${d.version}`)]
  return <FileItem file={{ key, name: t('sheet.name'), mediaType: PDF, load: () => load(id) }} />
}
