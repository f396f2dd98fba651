/** A file that the server gives to whoever is signed in. */
export interface ServedFile {
  /** Names the file among all files. */
  key: string[]
  name: string
  mediaType: string
  /** Missing where the file is made when it is asked for. */
  sizeBytes?: number
  load: () => Promise<Blob>
}

/** Long enough for a slow phone to take the bytes over. */
const KEEP_MS = 60_000

/** Whether the browser draws a PDF inside a page; phones do not. */
export const showsPdf = (): boolean => navigator.pdfViewerEnabled ?? false

export async function save({ name, load }: ServedFile): Promise<void> {
  const url = URL.createObjectURL(await load())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** In a tab of its own. The tab opens before the bytes are asked for, or it would be blocked as a pop-up. */
export async function openInTab({ load }: ServedFile): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const url = URL.createObjectURL(await load())
    if (tab) tab.location.href = url
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
  } catch (error) {
    tab?.close()
    throw error
  }
}
