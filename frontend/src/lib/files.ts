export const ACCEPTED_TYPES = ['application/pdf', 'image/jpeg', 'image/png']
/** Tables go by their names: what a browser calls the type of a CSV file depends on the programs beside it. */
export const TABLE_ENDINGS = ['.xlsx', '.csv']
export const MAX_MEGABYTES = 20

/** What a field takes. */
export type FileKind = 'papers' | 'tables'

function fits(file: File, kind: FileKind): boolean {
  if (kind === 'papers') return ACCEPTED_TYPES.includes(file.type)
  return TABLE_ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))
}

/** Made smaller on the device first, unless its sender wants it as it is. */
export function isPhoto(file: File): boolean {
  return file.type === 'image/jpeg'
}

/** Found out before a byte is sent. */
export function fileFault(
  file: File,
  kind: FileKind = 'papers',
): 'file_empty' | 'file_type' | 'table_type' | 'file_too_large' | null {
  if (file.size === 0) return 'file_empty'
  if (!fits(file, kind)) return kind === 'papers' ? 'file_type' : 'table_type'
  return file.size > MAX_MEGABYTES * 1024 * 1024 ? 'file_too_large' : null
}
