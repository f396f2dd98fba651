import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { http } from '@/api/client'
import type { Paged } from '@/api/usePages'
import type { Interview, Recommendation, Score } from './types'

const LIMIT = 100
const KEY = 'evaluations'

/** Every row of a list that has an end: all offices of the city, all interviews of a period. */
async function all<Row>(load: (page: { limit: number; cursor?: string }) => Promise<Paged<Row>>) {
  const rows: Row[] = []
  let cursor: string | null | undefined
  do {
    const { data, error } = await load({ limit: LIMIT, ...(cursor ? { cursor } : {}) })
    if (!data) throw error
    rows.push(...data.items)
    cursor = data.next_cursor
  } while (cursor)
  return rows
}

/** Summary, map and ranking are drawn from one answer, so that they never disagree. */
export function useScores(id: string, enabled: boolean) {
  return useQuery<Score[]>({
    queryKey: [KEY, 'scores', id],
    enabled,
    queryFn: () =>
      all((query) => http.GET('/api/v1/evaluation-periods/{id}/scores', { params: { path: { id }, query } })),
  })
}

export function useInterviews(period_id: string) {
  return useQuery<Interview[]>({
    queryKey: [KEY, 'interviews', period_id],
    queryFn: () =>
      all((query) => http.GET('/api/v1/interviews', { params: { query: { ...query, period_id } } })),
  })
}

export function useRecommendations(id: string, enabled: boolean) {
  return useQuery<Recommendation[]>({
    queryKey: [KEY, 'recommendations', id],
    enabled,
    queryFn: () =>
      all((query) =>
        http.GET('/api/v1/evaluation-periods/{id}/recommendations', { params: { path: { id }, query } }),
      ),
  })
}

/** The agencies that exist on the last day of a period: those that are evaluated. */
export function useAgencies(at: string) {
  return useQuery({
    queryKey: [KEY, 'agencies', at],
    queryFn: () => all((query) => http.GET('/api/v1/agencies', { params: { query: { ...query, at } } })),
  })
}

const refreshEvaluations = (queries: QueryClient) => () =>
  Promise.all([
    queries.invalidateQueries({ queryKey: [KEY] }),
    queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) =>
        typeof path === 'string' && path.startsWith('/api/v1/evaluation-periods'),
    }),
  ])

/** After a change that moves scores, periods or what may be done with them. */
export function useRefresh(): () => Promise<unknown> {
  return refreshEvaluations(useQueryClient())
}
