import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { COMPLAINT_BOXES, type ComplaintBox } from '@/features/permits/voice/search'
import type { ComplaintRow } from '@/features/permits/voice/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { useRowKeys } from '@/ui/useRowKeys'
import { ComplaintBadge } from './ComplaintBadge'

const load = (box: ComplaintBox) => (cursor: string | undefined) =>
  http.GET('/api/v1/complaints', {
    params: { query: { limit: 50, box, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<ComplaintRow>>

/** What waits for an answer, the latest first. */
export default function ComplaintsPage() {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const { t: common } = useTranslation('common')
  const language = useLanguage()
  const { box = 'open' } = useSearch({ from: '/app/pengaduan' })
  const navigate = useNavigate({ from: '/pengaduan' })
  const complaints = usePages(['complaints', box], load(box))
  const rows = complaints.data?.items ?? []
  const current = useRowKeys(
    rows.map(({ id }) => id),
    (id) => void navigate({ to: '/pengaduan/$id', params: { id } }),
  )
  return (
    <Page title={t('complaints')} lead={t('complaintsLead')}>
      <SegmentedControl
        aria-label={t('view')}
        mb="md"
        w={{ base: '100%', sm: 'auto' }}
        value={box}
        data={COMPLAINT_BOXES.map((value) => ({ value, label: t(`box.${value}`) }))}
        onChange={(value) => void navigate({ search: { box: value }, replace: true })}
      />
      <Loaded query={complaints}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('complaints')}
              rows={items}
              rowKey={({ id }) => id}
              current={current}
              columns={[
                {
                  key: 'category',
                  header: t('category'),
                  width: '26%',
                  cell: (row) => (
                    <>
                      <LinkAnchor to="/pengaduan/$id" params={{ id: row.id }} fw={600}>
                        {t(`categories.${row.category}`)}
                      </LinkAnchor>
                      <Text size="sm" c="dimmed">
                        …{row.reference}
                        {row.reopened && ` · ${t('reopened')}`}
                      </Text>
                    </>
                  ),
                },
                { key: 'agency', header: t('about'), cell: ({ agency }) => agency.name },
                { key: 'handler', header: t('handler'), cell: ({ handler }) => handler.name },
                { key: 'status', header: t('state'), cell: (row) => <ComplaintBadge {...row} /> },
                {
                  key: 'due',
                  header: t('due'),
                  cell: (row) => formatDate(row.answered_on ?? row.due_date, language),
                },
                {
                  key: 'received',
                  header: t('received'),
                  wideOnly: true,
                  cell: ({ received_on }) => formatDate(received_on, language),
                },
              ]}
            />
          ) : (
            <EmptyState title={t(`empty.${box}`)} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {complaints.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={complaints.loadingMore} onClick={complaints.loadMore}>
            {common('action.more')}
          </Button>
        </Group>
      )}
    </Page>
  )
}
