import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

/** Loads bytes that only the session's token opens, and gives an address of them while the component lives. */
export function useBlobUrl(key: unknown[], load: () => Promise<Blob>) {
  const query = useQuery({
    queryKey: ['file', ...key],
    queryFn: load,
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
