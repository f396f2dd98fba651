interface Detector {
  detect(image: ImageBitmapSource): Promise<{ rawValue: string }[]>
}

declare global {
  var BarcodeDetector: (new (options: { formats: string[] }) => Detector) | undefined
}

/** Whether this browser reads QR codes by itself. */
export const canScan = () => typeof globalThis.BarcodeDetector === 'function'

/** The text of the first QR code on a picture; null where there is none. */
export async function scan(picture: Blob): Promise<string | null> {
  if (!globalThis.BarcodeDetector) return null
  const image = await createImageBitmap(picture).catch(() => null)
  if (!image) return null
  const found = await new globalThis.BarcodeDetector({ formats: ['qr_code'] }).detect(image).catch(() => [])
  image.close()
  return found[0]?.rawValue ?? null
}
