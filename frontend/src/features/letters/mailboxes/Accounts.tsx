import { Button, Group, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import type { MailboxAccount } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { toast } from '@/ui/toast'
import { useRefreshMailboxes } from './queries'
import { StateBadge } from './StateBadge'

const AccountDialog = lazy(() => import('./AccountDialog'))

/** The mailboxes of the city as their administrator keeps them. */
export function Accounts() {
  const { t } = useTranslation('mailboxes')
  const accounts = api.useQuery('get', '/api/v1/mailbox-accounts')
  const [editing, setEditing] = useState<MailboxAccount | 'new' | null>(null)
  return (
    <section aria-labelledby="mailbox-accounts">
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="h3" id="mailbox-accounts">
          {t('accounts')}
        </Title>
        <Button onClick={() => setEditing('new')}>{t('add')}</Button>
      </Group>
      <Loaded query={accounts}>
        {({ items }) =>
          items.length > 0 ? (
            <Table accounts={items} onEdit={setEditing} />
          ) : (
            <EmptyState title={t('noAccounts')} hint={t('noAccountsHint')} />
          )
        }
      </Loaded>
      <Suspense>
        {editing && (
          <AccountDialog account={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
        )}
      </Suspense>
    </section>
  )
}

interface TableProps {
  accounts: MailboxAccount[]
  onEdit: (account: MailboxAccount) => void
}

function Table({ accounts, onEdit }: TableProps) {
  const { t } = useTranslation(['mailboxes', 'common'])
  const language = useLanguage()
  return (
    <DataTable
      name={t('accounts')}
      rows={accounts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('name'),
          cell: ({ name, username, host }) => (
            <>
              <strong>{name}</strong>
              <div>
                {username} · {host}
              </div>
            </>
          ),
        },
        { key: 'agency', header: t('agency'), cell: ({ agency_name }) => agency_name },
        { key: 'state', header: t('state'), cell: (account) => <StateBadge mailbox={account} /> },
        {
          key: 'looked',
          header: t('lookedAt'),
          cell: ({ looked_at }) => (looked_at ? formatDateTime(looked_at, language) : t('never')),
        },
        {
          key: 'actions',
          header: t('table.actions', { ns: 'common' }),
          cell: (account) => <Actions account={account} onEdit={() => onEdit(account)} />,
        },
      ]}
    />
  )
}

function Actions({ account, onEdit }: { account: MailboxAccount; onEdit: () => void }) {
  const { t } = useTranslation('mailboxes')
  const refresh = useRefreshMailboxes()
  const test = api.useMutation('post', '/api/v1/mailbox-accounts/{id}/test')
  const turn = useMutation({
    mutationFn: () =>
      must(
        http.PATCH('/api/v1/mailbox-accounts/{id}', {
          params: { path: { id: account.id }, header: ifMatch(account.version) },
          body: { active: !account.active },
        }),
      ),
    onError: toast.problem,
    onSettled: refresh,
  })
  const tested = test.data
  return (
    <>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate({ params: { path: { id: account.id } } }, { onError: toast.problem })}
        >
          {t('test')}
        </Button>
        <Button size="compact-sm" variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
          {t(account.active ? 'pause' : 'resume')}
        </Button>
      </Group>
      <div aria-live="polite">
        {tested && (
          <Note
            tone={tested.ok ? 'success' : 'danger'}
            title={tested.ok ? t('testOk', { count: tested.messages ?? 0 }) : tested.message}
          />
        )}
      </div>
    </>
  )
}
