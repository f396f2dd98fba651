import { Button, Text, VisuallyHidden } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatDateTime } from '@/lib/format'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import classes from './notifications.module.css'
import { refreshNotifications } from './queries'
import type { Notification } from './types'

const PAGES = {
  letter: '/surat/$id',
  permit_application: '/layanan-loket/$id',
  complaint: '/pengaduan/$id',
} as const

/** In place of a subject that may not be told. */
const UNNAMED = { letter: 'noSubject', permit_application: 'permit', complaint: 'complaint' } as const

/** What happened, to which letter, by whom and when; going there counts as having read it. */
export function NotificationItem({ notification }: { notification: Notification }) {
  const { t } = useTranslation('notifications')
  const language = useLanguage()
  const queries = useQueryClient()
  const mark = api.useMutation('post', '/api/v1/notifications/{id}/read')
  const { id, event, subject, subject_id, subject_type, read_at, created_at } = notification
  const unread = !read_at
  const read = () => {
    if (!unread) return
    mark.mutate(
      { params: { path: { id } } },
      { onError: toast.problem, onSuccess: () => refreshNotifications(queries) },
    )
  }
  return (
    <li className={classes['item']} data-unread={unread}>
      <div>
        <TextLink to={PAGES[subject_type]} params={{ id: subject_id }} fw={unread ? 650 : 400} onClick={read}>
          {t(`event.${event}`)}
          {unread && <VisuallyHidden> ({t('isUnread')})</VisuallyHidden>}
        </TextLink>
        <Text size="sm">{subject ?? t(UNNAMED[subject_type])}</Text>
        <Text size="sm" c="dimmed">
          <Facts notification={notification} /> {formatDateTime(created_at, language)}
        </Text>
      </div>
      {unread && (
        <Button variant="subtle" size="compact-md" loading={mark.isPending} onClick={read}>
          {t('markRead')}
          <VisuallyHidden>
            : {t(`event.${event}`)} {subject}
          </VisuallyHidden>
        </Button>
      )}
    </li>
  )
}

function Facts({ notification }: { notification: Notification }) {
  const { t } = useTranslation('notifications')
  const language = useLanguage()
  const { letter_number, actor, due_date, working_days } = notification
  const facts = [
    ...(letter_number ? [letter_number] : []),
    ...(actor ? [actor] : []),
    ...(due_date ? [t('due', { date: formatDate(due_date, language) })] : []),
    ...(working_days ? [t('late', { count: working_days })] : []),
  ]
  return facts.map((fact) => <span key={fact}>{fact} · </span>)
}
