import { ActionIcon, Indicator } from '@mantine/core'
import { IconBell, IconBellOff } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { refreshNotifications, useUnread } from './queries'
import { tell } from './tell'
import { useLive } from './useLive'

/** Beyond this the exact number tells nothing. */
const MOST = 99

/** How much is unread, on every page; it also tells what comes, keeps the pages up to date, and shows quietly when it cannot. */
export default function Bell() {
  const { t } = useTranslation()
  const { data } = useUnread()
  const queries = useQueryClient()
  const router = useRouter()
  const mark = api.useMutation('post', '/api/v1/notifications/{id}/read')
  const alive = useLive(data?.last_seq, (news) => {
    const way = {
      path: router.state.location.pathname,
      go: (to: string) => void router.navigate({ to }),
      onRead: ({ id }: { id: string }) =>
        mark.mutate({ params: { path: { id } } }, { onSuccess: () => refreshNotifications(queries) }),
    }
    void tell(news, way)
  })
  const unread = data?.unread ?? 0
  const shown = unread > MOST ? `${MOST}+` : String(unread)
  const label = [
    unread > 0 ? t('bell.unread', { count: unread, shown }) : t('bell.none'),
    ...(alive ? [] : [t('bell.offline')]),
  ].join('. ')
  const Icon = alive ? IconBell : IconBellOff
  return (
    <Indicator label={shown} size={18} offset={4} disabled={unread === 0} color="red.8" zIndex={1}>
      <ActionIcon
        component={Link}
        to="/pemberitahuan"
        variant="subtle"
        color="gray"
        size={44}
        aria-label={label}
        title={alive ? undefined : t('bell.offline')}
        data-live={alive}
      >
        <Icon size={22} aria-hidden />
      </ActionIcon>
    </Indicator>
  )
}
