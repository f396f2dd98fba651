import { Anchor, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBell } from '@tabler/icons-react'
import i18next from 'i18next'
import type { MouseEvent } from 'react'
import { show } from '@/ui/toast'
import type { Notification } from './types'

const SHOWN_MS = 10_000
const LIST = '/pemberitahuan'

interface Way {
  /** Where the page is now. */
  path: string
  go: (to: string) => void
  onRead: (notification: Notification) => void
}

/** Where a notification leads. */
function wayTo({ subject_type, subject_id }: Notification): string {
  const page = { letter: 'surat', permit_application: 'layanan-loket', complaint: 'pengaduan' }[subject_type]
  return `/${page}/${subject_id}`
}

/** Of what has come, the part that the page below does not show by itself. */
function unseen(news: Notification[], path: string): Notification[] {
  return path === LIST ? [] : news.filter((one) => one.in_app && !one.read_at && wayTo(one) !== path)
}

/** On a phone the buttons that somebody is about to press are below. */
function place(): 'top-center' | 'bottom-left' {
  return matchMedia('(max-width: 48em)').matches ? 'top-center' : 'bottom-left'
}

let last = ''

/**
 * A message with a way to what it tells of; several that come together are one message with a way to the list. It
 * takes the place of the one before, and does not lie over a dialog: the bell counts what came meanwhile.
 */
export async function tell(news: Notification[], { path, go, onRead }: Way): Promise<void> {
  const [one, ...others] = unseen(news, path)
  if (!one || document.querySelector('[role="dialog"]')) return
  await i18next.loadNamespaces('notifications')
  const t = i18next.getFixedT(null, 'notifications')
  const several = others.length > 0
  const to = several ? LIST : wayTo(one)
  const follow = (event: MouseEvent) => {
    notifications.hide(id)
    if (!several) onRead(one)
    // a new tab stays the browser's business
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  notifications.hide(last)
  const id = show({
    position: place(),
    autoClose: SHOWN_MS,
    icon: <IconBell size={18} />,
    message: (
      <>
        <Anchor href={to} fw={650} onClick={follow}>
          {several ? t('arrived', { count: others.length + 1 }) : t(`event.${one.event}`)}
        </Anchor>
        {!several && one.subject && <Text size="sm">{one.subject}</Text>}
      </>
    ),
  })
  last = id
}
