import type { QueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'

const COUNT = '/api/v1/notifications/unread-count'
/** Key of the list, for `usePages`. */
export const LIST = 'notifications'

/** How many are unread, and the number of the latest. */
export function useUnread() {
  return api.useQuery('get', COUNT)
}

/** The list and the count ask again. */
export function refreshNotifications(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey.includes(LIST) || queryKey.includes(COUNT),
  })
}
