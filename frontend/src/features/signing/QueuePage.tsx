import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { HelpLink } from '@/ui/HelpLink'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { TextLink } from '@/ui/TextLink'
import { Attempts } from './Attempts'
import { QUEUE } from './queueKey'
import type { Waiting } from './types'
import { WithdrawButton } from './WithdrawButton'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/signing-queue', {
    params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Waiting>>

/** Papers whose signature is still to come, oldest first. */
export default function QueuePage() {
  const { t } = useTranslation(['signing', 'common'])
  const queue = usePages([QUEUE], load)
  const columns = useColumns()
  return (
    <Page title={t('queue.title')} lead={t('queue.lead')} help={<HelpLink topic="sign" />}>
      <Loaded query={queue}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable name={t('queue.table')} rows={items} rowKey={({ id }) => id} columns={columns} />
          ) : (
            <EmptyState title={t('queue.empty')} hint={t('queue.emptyHint')} />
          )
        }
      </Loaded>
      {queue.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={queue.loadingMore} onClick={queue.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function useColumns(): [Column<Waiting>, ...Column<Waiting>[]] {
  const { t } = useTranslation(['signing', 'common'])
  const language = useLanguage()
  const can = useCan()
  const withdrawal: Column<Waiting>[] = can('letter.approve')
    ? [
        {
          key: 'withdraw',
          header: t('table.actions', { ns: 'common' }),
          cell: (row) => <WithdrawButton paper={row} />,
        },
      ]
    : []
  return [
    { key: 'paper', header: t('queue.paper'), cell: (row) => <PaperLink paper={row} />, width: '30%' },
    { key: 'agency', header: t('queue.agency'), cell: ({ agency }) => agency },
    {
      key: 'since',
      header: t('queue.since'),
      cell: ({ created_at }) => formatDateTime(created_at, language),
    },
    { key: 'attempts', header: t('queue.last'), cell: (row) => <Attempts attempts={row.attempts} /> },
    ...withdrawal,
  ]
}

function PaperLink({ paper }: { paper: Waiting }) {
  const { t } = useTranslation('signing')
  const { title, subject, subject_id: id, subject_type } = paper
  return (
    <>
      <TextLink
        to={subject_type === 'letter' ? '/surat/$id' : '/layanan-loket/$id'}
        params={{ id }}
        aria-label={t('queue.open', { title: `${title} ${subject ?? ''}`.trim() })}
      >
        {title}
      </TextLink>
      {/* of a permit it would be the citizen's name, which the queue does not tell */}
      <div>{subject ?? (subject_type === 'letter' && t('queue.secret'))}</div>
    </>
  )
}
