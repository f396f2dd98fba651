import type { ReactNode } from 'react'
import { ErrorState } from './ErrorState'
import { Loading } from './Loading'

interface Query<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

interface LoadedProps<T> {
  query: Query<T>
  rows?: number
  children: (data: T) => ReactNode
}

/** One query's three faces: loading, failed, loaded. Data that is there stays while it is asked for again. */
export function Loaded<T>({ query, rows, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <Loading {...(rows === undefined ? {} : { rows })} />
}
