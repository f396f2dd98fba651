import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { http } from '@/api/client'
import type { Attachment } from '@/features/letters/types'

/** The bytes of an attachment; they come with the session's token, so a plain link would not do. */
export async function loadFile(letterId: string, file: Attachment): Promise<Blob> {
  const { data, error } = await http.GET('/api/v1/letters/{id}/attachments/{attachment_id}', {
    params: { path: { id: letterId, attachment_id: file.id } },
    parseAs: 'blob',
  })
  if (data === undefined) throw error
  return new Blob([data as unknown as Blob], { type: file.media_type })
}

/** An address of the bytes for as long as the component shows them. */
export function useFile(letterId: string, file: Attachment) {
  const query = useQuery({
    queryKey: ['letter-file', letterId, file.id],
    queryFn: () => loadFile(letterId, file),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const [url, setUrl] = useState<string>()
  const bytes = query.data
  useEffect(() => {
    if (!bytes) return
    const made = URL.createObjectURL(bytes)
    setUrl(made)
    return () => {
      setUrl(undefined)
      URL.revokeObjectURL(made)
    }
  }, [bytes])
  return { data: url, error: query.error, refetch: query.refetch }
}
