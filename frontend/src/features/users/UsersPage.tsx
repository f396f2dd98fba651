import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'
import { StatusBadge } from '@/ui/StatusBadge'
import { NewUserForm } from './NewUserForm'
import { TemporaryPassword } from './TemporaryPassword'
import type { Issued, User } from './types'
import { UserActions } from './UserActions'

const load = (q: string) => (cursor: string | undefined) =>
  http.GET('/api/v1/users', {
    params: { query: { limit: 50, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<User>>

export default function UsersPage() {
  const { t } = useTranslation(['users', 'common'])
  const { q = '' } = useSearch({ from: '/app/pengguna' })
  const navigate = useNavigate({ from: '/pengguna' })
  const search = (text: string) => void navigate({ search: text ? { q: text } : {}, replace: true })
  const [creating, form] = useDisclosure()
  const [issued, setIssued] = useState<Issued | null>(null)
  const users = usePages(['users', q], load(q))
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={form.open}>
          {t('create')}
        </Button>
      }
    >
      {creating && (
        <NewUserForm
          onClose={form.close}
          onCreated={(created) => {
            form.close()
            setIssued(created)
          }}
        />
      )}
      <Filters active={q !== ''} onReset={() => search('')}>
        <SearchInput label={t('search')} value={q} onChange={search} />
      </Filters>
      <Loaded query={users}>
        {({ items }) =>
          items.length > 0 ? (
            <UserTable users={items} onIssued={setIssued} />
          ) : q ? (
            <NoMatch onReset={() => search('')} />
          ) : (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {users.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={users.loadingMore} onClick={users.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
      <TemporaryPassword issued={issued} onClose={() => setIssued(null)} />
    </Page>
  )
}

function UserTable({ users, onIssued }: { users: User[]; onIssued: (issued: Issued) => void }) {
  const { t } = useTranslation(['users', 'common'])
  return (
    <DataTable
      name={t('title')}
      rows={users}
      rowKey={(user) => user.id}
      columns={[
        { key: 'name', header: t('name'), cell: (user) => <strong>{user.name}</strong> },
        { key: 'username', header: t('username'), cell: (user) => user.username },
        { key: 'nip', header: t('nip'), cell: (user) => user.civil_servant_number ?? '–' },
        { key: 'status', header: t('status'), cell: (user) => <UserStatus user={user} /> },
        {
          key: 'actions',
          header: t('table.actions', { ns: 'common' }),
          cell: (user) => <UserActions user={user} onIssued={onIssued} />,
        },
      ]}
    />
  )
}

function UserStatus({ user }: { user: User }) {
  const { t } = useTranslation('users')
  if (!user.active) return <StatusBadge tone="neutral" label={t('inactive')} />
  if (user.must_change_password) return <StatusBadge tone="warning" label={t('temporary')} />
  return <StatusBadge tone="success" label={t('active')} />
}
