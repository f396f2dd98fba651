import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Suspense } from 'react'
import { queryClient } from '@/api/queryClient'
import { CrashGuard, RoutePending } from './fallbacks'
import { router } from './router'
import { cssVariables, theme } from './theme'

const colorScheme = localStorageColorSchemeManager({ key: 'pamong.color-scheme' })

export function Providers() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        colorSchemeManager={colorScheme}
      >
        <CrashGuard>
          <Notifications position="bottom-left" limit={4} />
          <Suspense fallback={<RoutePending />}>
            <RouterProvider router={router} />
          </Suspense>
        </CrashGuard>
      </MantineProvider>
    </QueryClientProvider>
  )
}
