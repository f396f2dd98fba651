/** The longest side of a photo of a paper: every word on A4 is read, and the file is a tenth of what a phone takes. */
const LONGEST = 2000
const QUALITY = 0.85
/** Where the camera's notes stand in a file. */
const NOTES_BYTES = 64 * 1024

/** Whether a camera made it: only those write such notes (Exif). A scanner's picture stays as it is, for reading its words. */
async function fromCamera(file: File): Promise<boolean> {
  if (file.type !== 'image/jpeg') return false
  const head = new Uint8Array(await file.slice(0, NOTES_BYTES).arrayBuffer())
  return new TextDecoder('latin1').decode(head).includes('Exif\0\0')
}

/** A picture drawn anew as a JPEG: upright, no side longer than this, without notes. Null where this device cannot. */
export async function redrawn(file: File, longest: number, quality: number): Promise<Blob | null> {
  // the browser follows the note about how the camera was held
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longest / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality))
}

/**
 * A photo made smaller, upright, and without the camera's notes, which say where it was taken. Every other file, and a
 * photo that this device cannot draw, stays as it is.
 */
export async function smaller(file: File): Promise<File> {
  try {
    if (!(await fromCamera(file))) return file
    const blob = await redrawn(file, LONGEST, QUALITY)
    return blob ? new File([blob], file.name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
