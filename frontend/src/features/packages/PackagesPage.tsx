import { Button, Group, Text } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import type { paths } from '@/api/schema'
import { type Paged, usePages } from '@/api/usePages'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast'
import { PackagesTable } from './PackagesTable'

export type ExportPackage =
  paths['/api/v1/packages']['get']['responses'][200]['content']['application/json']['items'][number]

/** How often the page looks whether a package is ready. */
const EVERY_MS = 2_000

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/packages', {
    params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<ExportPackage>>

/** Everything that the office owns as one file: asked for here, made in the background, fetched from here. */
export default function PackagesPage() {
  const { t } = useTranslation('archive', { keyPrefix: 'packages' })
  const { t: common } = useTranslation('common')
  const packages = usePages(['packages'], load)
  const { refetch } = packages
  const waiting = packages.data?.items.some(({ status }) => status === 'waiting') ?? false
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => void refetch(), EVERY_MS)
    return () => clearInterval(timer)
  }, [waiting, refetch])
  return (
    <Page title={t('title')} lead={t('lead')} actions={<Make waiting={waiting} />}>
      <Loaded query={packages}>
        {({ items }) =>
          items.length > 0 ? (
            <PackagesTable packages={items} />
          ) : (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {packages.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={packages.loadingMore} onClick={packages.loadMore}>
            {common('action.more')}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Make({ waiting }: { waiting: boolean }) {
  const { t } = useTranslation('archive', { keyPrefix: 'packages' })
  const [opened, setOpened] = useState(false)
  const queries = useQueryClient()
  const make = api.useMutation('post', '/api/v1/packages')
  const confirm = () =>
    make.mutate(
      {},
      {
        onError: toast.problem,
        onSuccess: () => {
          setOpened(false)
          return queries.invalidateQueries({ queryKey: ['pages', 'packages'] })
        },
      },
    )
  return (
    <>
      <Button
        leftSection={<IconPackageExport size={18} aria-hidden />}
        disabled={waiting}
        onClick={() => setOpened(true)}
      >
        {t('make')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('confirm.title')}
        confirmLabel={t('confirm.make')}
        loading={make.isPending}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <Text>{t('confirm.text')}</Text>
      </ConfirmDialog>
    </>
  )
}
