import { Button, Group, SegmentedControl } from '@mantine/core'
import { IconChecks, IconSettings } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { EmptyState } from '@/ui/EmptyState'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast'
import { NotificationItem } from './NotificationItem'
import classes from './notifications.module.css'
import { LIST, refreshNotifications, useUnread } from './queries'
import type { Notification } from './types'

const load = (unread: boolean) => (cursor: string | undefined) =>
  http.GET('/api/v1/notifications', {
    params: { query: { limit: 30, ...(unread ? { unread } : {}), ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Notification>>

/** What the reader was told, newest first. */
export default function NotificationsPage() {
  const { t } = useTranslation(['notifications', 'common'])
  const { show } = useSearch({ from: '/app/pemberitahuan' })
  const navigate = useNavigate({ from: '/pemberitahuan' })
  const unread = show === 'unread'
  const list = usePages([LIST, unread], load(unread))
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      narrow
      actions={
        <>
          <ReadAll newest={list.data?.items[0]} />
          <LinkButton
            to="/pemberitahuan/pengaturan"
            variant="default"
            leftSection={<IconSettings size={18} aria-hidden />}
          >
            {t('settings')}
          </LinkButton>
        </>
      }
    >
      <SegmentedControl
        mb="md"
        aria-label={t('show')}
        value={show ?? 'all'}
        onChange={(value) =>
          void navigate({ search: value === 'unread' ? { show: 'unread' } : {}, replace: true })
        }
        data={[
          { value: 'all', label: t('all') },
          { value: 'unread', label: t('unread') },
        ]}
      />
      <Loaded query={list}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className={classes['list']} aria-label={t('title')}>
              {items.map((item) => (
                <NotificationItem key={item.id} notification={item} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t(unread ? 'noneUnread' : 'empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {list.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={list.loadingMore} onClick={list.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

/** Reads all up to the newest that is on the page: what comes meanwhile stays unread. */
function ReadAll({ newest }: { newest: Notification | undefined }) {
  const { t } = useTranslation('notifications')
  const queries = useQueryClient()
  const { data } = useUnread()
  const read = api.useMutation('post', '/api/v1/notifications/read')
  if (!newest || !data?.unread) return null
  const readAll = () =>
    read.mutate(
      { body: { up_to: newest.seq } },
      { onError: toast.problem, onSuccess: () => refreshNotifications(queries) },
    )
  return (
    <Button
      variant="default"
      leftSection={<IconChecks size={18} aria-hidden />}
      loading={read.isPending}
      onClick={readAll}
    >
      {t('readAll')}
    </Button>
  )
}
