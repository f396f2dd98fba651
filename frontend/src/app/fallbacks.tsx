import { Anchor, Box, Button } from '@mantine/core'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'

export function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Box p="lg" maw={760} mx="auto">
      <ErrorState error={error} onRetry={retry} />
    </Box>
  )
}

export function RoutePending() {
  return (
    <Box p="lg">
      <Loading />
    </Box>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('error.notFoundTitle')} narrow>
      <EmptyState
        title={t('error.notFoundTitle')}
        hint={t('error.notFoundHint')}
        action={
          <Button component={Link} to="/" variant="default">
            {t('action.toHome')}
          </Button>
        }
      />
    </Page>
  )
}

/** Last resort, around everything: a fault in the frame itself must not leave a blank window. */
export class CrashGuard extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false }

  static getDerivedStateFromError() {
    return { crashed: true }
  }

  override render() {
    return this.state.crashed ? <Crash /> : this.props.children
  }
}

function Crash() {
  const { t } = useTranslation()
  return (
    <main>
      <h1>{t('error.crashTitle')}</h1>
      <p>{t('error.crashHint')}</p>
      <Anchor component="button" onClick={() => location.reload()}>
        {t('action.reload')}
      </Anchor>
    </main>
  )
}
