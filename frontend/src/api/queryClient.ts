import { QueryClient } from '@tanstack/react-query'
import { asProblem } from './problem'

/** Asking again helps against a lost connection, never against a 4xx. */
function retry(failures: number, error: unknown): boolean {
  const { status } = asProblem(error)
  return failures < 2 && (status === 0 || status >= 500)
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 30_000, retry } },
})
