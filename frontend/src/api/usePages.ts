import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface PageOf<Row> {
  items: Row[]
  next_cursor?: string | null
}

/** What `http.GET` of a list answers. */
export interface Paged<Row> {
  data?: PageOf<Row>
  error?: unknown
}

/** Pages that are asked for again by themselves. */
const FAR = 5

/** To ask again is to ask for every page: who came far keeps what is there until something changes. */
const near = ({ state }: { state: { data: { pages: unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) <= FAR

/** A list that grows by its cursor. The key names the list and its filters, as in `['users', q]`. */
export function usePages<Row>(key: unknown[], load: (cursor: string | undefined) => Promise<Paged<Row>>) {
  const query = useInfiniteQuery<
    PageOf<Row>,
    unknown,
    InfiniteData<PageOf<Row>>,
    unknown[],
    string | undefined
  >({
    queryKey: ['pages', ...key],
    initialPageParam: undefined,
    queryFn: async ({ pageParam }) => {
      const { data, error } = await load(pageParam)
      if (data === undefined) throw error
      return data
    },
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnMount: near,
    refetchOnWindowFocus: near,
    refetchOnReconnect: near,
  })
  const loadMore = () => void query.fetchNextPage()
  // what failed is tried again by a person only
  const mayLoad = query.hasNextPage && !query.isFetching && !query.isFetchNextPageError
  const loadAhead = mayLoad ? loadMore : undefined
  return {
    data: query.data && { items: query.data.pages.flatMap((page) => page.items) },
    error: query.error,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadingMore: query.isFetchingNextPage,
    loadMore,
    /** What a list knows that is drawn in part and loads more by itself. */
    long: { listKey: JSON.stringify(key), hasMore: query.hasNextPage, onNearEnd: loadAhead },
    /** Loads until there are so many rows, or no more. */
    loadUpTo: async (rows: number) => {
      let { data, hasNextPage } = query
      const items = () => data?.pages.flatMap((page) => page.items) ?? []
      while (hasNextPage && items().length < rows) {
        const next = await query.fetchNextPage()
        if (next.error) throw next.error
        data = next.data
        hasNextPage = next.hasNextPage
      }
      return items()
    },
  }
}
