import type { QueryClient } from '@tanstack/react-query'

const OF_LETTERS =
  /letters|letter-views|dispositions|agenda|signing-queue|senders|file-folders|disposal|retention/

/** After a change, here or elsewhere: whatever shows letters asks again. */
export function refreshLetters(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey }) => queryKey.some((part) => typeof part === 'string' && OF_LETTERS.test(part)),
  })
}
