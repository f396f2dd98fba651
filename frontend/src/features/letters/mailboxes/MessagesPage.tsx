import { Button, Group, Select } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import type { MailboxMessage, MessageState } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { save } from '@/ui/openFile'
import { Page } from '@/ui/Page'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'

const ReleaseDialog = lazy(() => import('./ReleaseDialog'))
const DiscardDialog = lazy(() => import('./DiscardDialog'))

const STATES: MessageState[] = ['quarantined', 'registered', 'released', 'discarded']
const tones: Record<MessageState, Tone> = {
  quarantined: 'warning',
  registered: 'success',
  released: 'success',
  discarded: 'neutral',
}

const load = (id: string, state: MessageState | 'all') => (cursor: string | undefined) =>
  http.GET('/api/v1/mailboxes/{id}/messages', {
    params: {
      path: { id },
      query: { limit: 50, ...(state === 'all' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    },
  }) as Promise<Paged<MailboxMessage>>

/** What came into a mailbox; first what waits for a decision. */
export default function MessagesPage() {
  const { t } = useTranslation(['mailboxes', 'common'])
  const { id } = useParams({ from: '/app/kotak-surel/$id' })
  const { state = 'quarantined' } = useSearch({ from: '/app/kotak-surel/$id' })
  const navigate = useNavigate({ from: '/kotak-surel/$id' })
  const messages = usePages(['mailbox-messages', id, state], load(id, state))
  const [releasing, setReleasing] = useState<MailboxMessage | null>(null)
  const [discarding, setDiscarding] = useState<MailboxMessage | null>(null)
  return (
    <Page title={t('messages')} lead={t('messagesLead')}>
      <Select
        label={t('filter')}
        mb="md"
        maw={280}
        allowDeselect={false}
        value={state}
        data={[
          ...STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          { value: 'all', label: t('all') },
        ]}
        onChange={(next) => void navigate({ search: { state: next as MessageState | 'all' }, replace: true })}
      />
      <Loaded query={messages}>
        {({ items }) =>
          items.length > 0 ? (
            <Table messages={items} onRelease={setReleasing} onDiscard={setDiscarding} />
          ) : (
            <EmptyState title={t('empty')} />
          )
        }
      </Loaded>
      {messages.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={messages.loadingMore} onClick={messages.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
      <Suspense>
        {releasing && <ReleaseDialog message={releasing} onClose={() => setReleasing(null)} />}
        {discarding && <DiscardDialog message={discarding} onClose={() => setDiscarding(null)} />}
      </Suspense>
    </Page>
  )
}

interface TableProps {
  messages: MailboxMessage[]
  onRelease: (message: MailboxMessage) => void
  onDiscard: (message: MailboxMessage) => void
}

function Table({ messages, onRelease, onDiscard }: TableProps) {
  const { t } = useTranslation(['mailboxes', 'common'])
  const language = useLanguage()
  const columns: [Column<MailboxMessage>, ...Column<MailboxMessage>[]] = [
    { key: 'subject', header: t('subject'), cell: (message) => <Subject message={message} /> },
    {
      key: 'sender',
      header: t('sender'),
      cell: ({ withheld, sender_name, sender_address }) => (
        <>
          <div>{withheld ? '–' : (sender_name ?? t('noSender'))}</div>
          {sender_address && sender_address !== sender_name && <div>{sender_address}</div>}
        </>
      ),
    },
    { key: 'received', header: t('received'), cell: (m) => formatDateTime(m.received_at, language) },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state }) => <StatusBadge tone={tones[state]} label={t(`states.${state}`)} />,
    },
    {
      key: 'reason',
      header: t('reason'),
      width: '28%',
      cell: ({ note, reason_message }) => note ?? reason_message ?? '–',
    },
    {
      key: 'actions',
      header: t('table.actions', { ns: 'common' }),
      cell: (message) => (
        <Group gap="xs">
          {message.allowed_actions.includes('release') && (
            <Button size="compact-sm" onClick={() => onRelease(message)}>
              {t('release')}
            </Button>
          )}
          {message.allowed_actions.includes('discard') && (
            <Button size="compact-sm" variant="default" onClick={() => onDiscard(message)}>
              {t('discard')}
            </Button>
          )}
          {message.has_file && <Download message={message} />}
        </Group>
      ),
    },
  ]
  return <DataTable name={t('messages')} rows={messages} rowKey={({ id }) => id} columns={columns} />
}

function Subject({ message: { withheld, subject, letter_id } }: { message: MailboxMessage }) {
  const { t } = useTranslation('mailboxes')
  if (withheld) return <em>{t('withheld')}</em>
  if (!letter_id) return <strong>{subject}</strong>
  return (
    <LinkAnchor to="/surat/$id" params={{ id: letter_id }}>
      {subject}
    </LinkAnchor>
  )
}

function Download({ message: { id, mailbox_id } }: { message: MailboxMessage }) {
  const { t } = useTranslation('mailboxes')
  const load = async () =>
    bytesOf(
      await http.GET('/api/v1/mailboxes/{id}/messages/{message_id}/file', {
        params: { path: { id: mailbox_id, message_id: id } },
        parseAs: 'blob',
      }),
      'message/rfc822',
    )
  const file = { key: ['mailbox-file', id], name: 'pesan.eml', mediaType: 'message/rfc822', load }
  return (
    <Button size="compact-sm" variant="default" onClick={() => void save(file).catch(toast.problem)}>
      {t('download')}
    </Button>
  )
}
