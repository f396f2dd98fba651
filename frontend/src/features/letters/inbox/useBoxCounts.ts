import { useQueries } from '@tanstack/react-query'
import { http } from '@/api/client'
import type { LettersQuery } from '@/features/letters/types'
import type { Box } from './boxes'

const EVERY_MS = 30_000

/** What is counted beside a box; the other boxes are archives, their size tells nothing. */
const counted: Partial<Record<Box, LettersQuery>> = {
  inbox: { box: 'inbox', unread: true },
  to_me: { box: 'to_me' },
  drafts: { box: 'drafts' },
  to_review: { box: 'to_review' },
  to_approve: { box: 'to_approve' },
}

async function load(query: LettersQuery): Promise<string> {
  const { data, error } = await http.GET('/api/v1/letters', {
    params: { query: { ...query, limit: 1, include: 'count' } },
  })
  if (!data) throw error
  return data.count ?? '0'
}

/** How many letters wait in each box, as the server words it ("10000+"); asked again while the page is looked at. */
export function useBoxCounts(boxes: Box[]): Partial<Record<Box, string>> {
  const wanted = boxes.flatMap((box) => {
    const query = counted[box]
    return query ? [{ box, query }] : []
  })
  return useQueries({
    queries: wanted.map(({ box, query }) => ({
      queryKey: ['letters', 'count', box],
      queryFn: () => load(query),
      refetchInterval: EVERY_MS,
    })),
    combine: (results) =>
      Object.fromEntries(
        wanted.flatMap(({ box }, place) => {
          const count = results[place]?.data
          return count && count !== '0' ? [[box, count]] : []
        }),
      ),
  })
}
