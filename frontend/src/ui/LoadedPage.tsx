import type { ReactNode } from 'react'
import { Loaded } from './Loaded'
import { Page } from './Page'

interface LoadedPageProps<T> {
  /** What the page is called until its own title has come. */
  title: string
  query: { data: T | undefined; error: unknown; refetch: () => unknown }
  /** The page with its title. */
  children: (data: T) => ReactNode
}

/** A page whose title comes with its data: until then a frame with a title that says what kind of page it is. */
export function LoadedPage<T>({ title, query, children }: LoadedPageProps<T>) {
  if (query.data !== undefined) return children(query.data)
  return (
    <Page title={title}>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  )
}
