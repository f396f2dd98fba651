import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { isDestroyed } from '@/features/letters/outcome'
import type { Letter } from '@/features/letters/types'
import { FileItem } from '@/ui/FileItem'
import type { ServedFile } from '@/ui/openFile'

/** What has its paper elsewhere, or only a line of a book that was kept on paper. */
const WITHOUT_PAPER = ['permit_application', 'agenda_import']

/** Letters of the city have a paper; those from outside have their scan, and a permit is opened from its application. */
export const hasPaper = (letter: Letter): boolean =>
  !isDestroyed(letter) &&
  !WITHOUT_PAPER.includes(letter.origin_type ?? '') &&
  // one that was made on paper has its scan
  (letter.direction === 'outgoing' ? letter.channel !== 'paper' : letter.source_letter_id !== null)

const PDF = 'application/pdf'

async function load(id: string): Promise<Blob> {
  const answer = await http.GET('/api/v1/letters/{id}/paper', { params: { path: { id } }, parseAs: 'blob' })
  return bytesOf(answer, PDF)
}

/** The letter as it is printed, of the version that is shown. */
export const paperOf = ({ id, version }: Letter, name: string): ServedFile => ({
  key: ['letter', id, 'paper', String(version)],
  name,
  mediaType: PDF,
  load: () => load(id),
})

export function usePaper(letter: Letter): ServedFile {
  const { t } = useTranslation('letters')
  return paperOf(letter, t('paper.name'))
}

export function LetterPaper({ letter }: { letter: Letter }) {
  return <FileItem file={usePaper(letter)} />
}
