import { useTranslation } from 'react-i18next'
import type { Mailbox } from '@/features/letters/types'
import { StatusBadge } from '@/ui/StatusBadge'

/** Whether a mailbox is read, and what keeps it from that. */
export function StateBadge({ mailbox }: { mailbox: Pick<Mailbox, 'active' | 'problem'> }) {
  const { t } = useTranslation('mailboxes')
  if (!mailbox.active) return <StatusBadge tone="neutral" label={t('paused')} />
  if (mailbox.problem) return <StatusBadge tone="danger" label={t(`problem.${mailbox.problem}`)} />
  return <StatusBadge tone="success" label={t('running')} />
}
