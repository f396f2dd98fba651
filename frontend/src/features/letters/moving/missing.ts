import type { Problem } from '@/api/problem'
import type { ImportField } from '@/features/letters/types'

const COLUMN = /^\/columns\/([a-z_]+)$/

/** The columns that the server did not find in a file, with its words on which headings there are. */
export function missingColumns(
  problem: Problem | null,
): { field: ImportField; detail: string | undefined }[] {
  return (problem?.errors ?? []).flatMap(({ pointer, detail }) => {
    const field = COLUMN.exec(pointer)?.[1]
    return field ? [{ field: field as ImportField, detail: detail ?? undefined }] : []
  })
}
