/** The file in an answer to `parseAs: 'blob'`; it came with the session's token, so a plain link would not have done. */
export function bytesOf({ data, error }: { data?: unknown; error?: unknown }, mediaType: string): Blob {
  if (data === undefined) throw error
  return new Blob([data as Blob], { type: mediaType })
}
