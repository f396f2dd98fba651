import type { Attachment } from '@/features/letters/types'
import { loadFile } from './useFile'

/** Long enough for a slow phone to take the bytes over. */
const KEEP_MS = 60_000

/** Whether the browser draws a PDF inside a page; phones do not. */
export const showsPdf = (): boolean => navigator.pdfViewerEnabled ?? false

export async function download(letterId: string, file: Attachment): Promise<void> {
  const url = URL.createObjectURL(await loadFile(letterId, file))
  const link = document.createElement('a')
  link.href = url
  link.download = file.file_name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** In a tab of its own. The tab opens before the bytes are asked for, or it would be blocked as a pop-up. */
export async function openInTab(letterId: string, file: Attachment): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const url = URL.createObjectURL(await loadFile(letterId, file))
    if (tab) tab.location.href = url
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
  } catch (error) {
    tab?.close()
    throw error
  }
}
