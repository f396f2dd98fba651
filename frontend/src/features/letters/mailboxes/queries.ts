import { useQueryClient } from '@tanstack/react-query'
import { useRefresh } from '@/features/letters/queries'

/** After a change: mailboxes, their messages and the letters that came of them are asked for again. */
export function useRefreshMailboxes(): () => Promise<void> {
  const queries = useQueryClient()
  const letters = useRefresh()
  return async () => {
    await queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey.some((part) => typeof part === 'string' && part.includes('mailbox')),
    })
    await letters()
  }
}
