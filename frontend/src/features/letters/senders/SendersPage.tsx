import { Button, Group } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import type { Sender } from '@/features/letters/types'
import { DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'

const EditDialog = lazy(() => import('./EditSenderDialog'))
const MergeDialog = lazy(() => import('./MergeSenderDialog'))

const load = (q: string) => (cursor: string | undefined) =>
  http.GET('/api/v1/senders', {
    params: { query: { limit: 50, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Sender>>

/** The address book of the office. */
export default function SendersPage() {
  const { t } = useTranslation(['senders', 'common'])
  const { q = '' } = useSearch({ from: '/app/buku-alamat' })
  const navigate = useNavigate({ from: '/buku-alamat' })
  const search = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true })
  const [editing, setEditing] = useState<Sender | null>(null)
  const [merging, setMerging] = useState<Sender | null>(null)
  const senders = usePages(['senders', q], load(q))
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Filters active={q !== ''} onReset={() => search('')}>
        <SearchInput label={t('search')} value={q} onChange={search} />
      </Filters>
      <Loaded query={senders}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('title')}
              rows={items}
              rowKey={(sender) => sender.id}
              long={senders.long}
              columns={[
                { key: 'name', header: t('name'), cell: (sender) => <strong>{sender.name}</strong> },
                { key: 'address', header: t('address'), cell: (sender) => <Contact sender={sender} /> },
                {
                  key: 'letters',
                  header: t('letters'),
                  width: 90,
                  cell: (sender) => sender.letter_count,
                  numeric: true,
                },
                {
                  key: 'actions',
                  header: t('table.actions', { ns: 'common' }),
                  cell: (sender) => (
                    <Group gap="xs">
                      <Button size="compact-sm" variant="default" onClick={() => setEditing(sender)}>
                        {t('edit')}
                      </Button>
                      <Button size="compact-sm" variant="default" onClick={() => setMerging(sender)}>
                        {t('merge')}
                      </Button>
                    </Group>
                  ),
                },
              ]}
            />
          ) : q ? (
            <NoMatch onReset={() => search('')} />
          ) : (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {senders.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={senders.loadingMore} onClick={senders.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
      <Suspense>
        {editing && <EditDialog sender={editing} onClose={() => setEditing(null)} />}
        {merging && <MergeDialog sender={merging} onClose={() => setMerging(null)} />}
      </Suspense>
    </Page>
  )
}

function Contact({ sender: { address, email, phone } }: { sender: Sender }) {
  const { t } = useTranslation('senders')
  const lines = [address, email, phone].filter((line) => line !== null && line !== undefined)
  return <>{lines.length === 0 ? t('addressMissing') : lines.map((line) => <div key={line}>{line}</div>)}</>
}
