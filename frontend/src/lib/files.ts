export const ACCEPTED_TYPES = ['application/pdf', 'image/jpeg', 'image/png']
export const MAX_MEGABYTES = 20

/** Found out before a byte is sent. */
export function fileFault(file: File): 'file_empty' | 'file_type' | 'file_too_large' | null {
  if (file.size === 0) return 'file_empty'
  if (!ACCEPTED_TYPES.includes(file.type)) return 'file_type'
  return file.size > MAX_MEGABYTES * 1024 * 1024 ? 'file_too_large' : null
}
