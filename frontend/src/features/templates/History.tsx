import { Button, Group, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { StatusBadge } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'
import type { Version } from './types'
import { useRefresh } from './useRefresh'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/template-texts/versions', {
    params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Version>>

/** Who changed the texts, when and why, and the way back. */
export function History({ current }: { current: number }) {
  const { t } = useTranslation(['templates', 'common'])
  const language = useLanguage()
  const versions = usePages(['template-versions'], load)
  return (
    <section>
      <Title order={2} fz="h3" mt="xl" mb="sm">
        {t('history.title')}
      </Title>
      <Loaded query={versions}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('history.title')}
              rows={items}
              rowKey={({ number }) => String(number)}
              columns={[
                {
                  key: 'number',
                  header: t('history.version'),
                  cell: ({ number }) => <strong>{t('history.number', { number })}</strong>,
                },
                {
                  key: 'at',
                  header: t('history.at'),
                  cell: ({ created_at }) => formatDateTime(created_at, language),
                },
                { key: 'by', header: t('history.by'), cell: ({ created_by }) => created_by.name },
                { key: 'note', header: t('note'), cell: ({ note }) => note ?? '–' },
                {
                  key: 'actions',
                  header: t('table.actions', { ns: 'common' }),
                  cell: ({ number }) =>
                    number === current ? (
                      <StatusBadge tone="success" label={t('history.current')} />
                    ) : (
                      <RestoreButton number={number} />
                    ),
                },
              ]}
            />
          ) : (
            <EmptyState title={t('history.empty')} hint={t('history.emptyHint')} />
          )
        }
      </Loaded>
      {versions.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={versions.loadingMore} onClick={versions.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </section>
  )
}

function RestoreButton({ number }: { number: number }) {
  const { t } = useTranslation('templates')
  const [asking, setAsking] = useState(false)
  const refresh = useRefresh()
  const restore = api.useMutation('post', '/api/v1/template-texts/versions/{number}/restoration')
  const run = () =>
    restore.mutate(
      { params: { path: { number } } },
      {
        onError: toast.problem,
        onSuccess: (made) => {
          setAsking(false)
          toast.done(t('saved', { number: made.number }))
          refresh()
        },
      },
    )
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('restore.of', { number })}
        onClick={() => setAsking(true)}
      >
        {t('restore.action')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('restore.title', { number })}
        confirmLabel={t('restore.action')}
        onConfirm={run}
        onClose={() => setAsking(false)}
        loading={restore.isPending}
      >
        {t('restore.hint')}
      </ConfirmDialog>
    </>
  )
}
