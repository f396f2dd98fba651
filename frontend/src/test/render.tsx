import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render } from '@testing-library/react'
import type { FunctionComponent, ReactNode } from 'react'

function Frame({ children }: { children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return (
    <QueryClientProvider client={client}>
      <MantineProvider env="test">{children}</MantineProvider>
    </QueryClientProvider>
  )
}

/** A component with the providers that every screen has. */
export function renderUi(ui: ReactNode) {
  return render(<Frame>{ui}</Frame>)
}

/** A screen at its address; the other addresses show their path, so that a test can see where it went. */
export function renderAt(path: string, Screen: FunctionComponent, others: string[] = []) {
  const root = createRootRoute()
  const routes = [
    createRoute({ getParentRoute: () => root, path, component: Screen }),
    ...others.map((other) =>
      createRoute({ getParentRoute: () => root, path: other, component: () => <p>{`at ${other}`}</p> }),
    ),
  ]
  const router = createRouter({
    routeTree: root.addChildren(routes),
    history: createMemoryHistory({ initialEntries: [path] }),
  })
  return render(
    <Frame>
      <RouterProvider router={router as never} />
    </Frame>,
  )
}
