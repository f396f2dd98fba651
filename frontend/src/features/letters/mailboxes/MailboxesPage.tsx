import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useCan } from '@/api/session'
import type { Mailbox } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { Accounts } from './Accounts'
import { StateBadge } from './StateBadge'

/** Letters by mail: what came in, and for administrators how it comes in. */
export default function MailboxesPage() {
  const { t } = useTranslation('mailboxes')
  const can = useCan()
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Stack gap="xl">
        {can('letter.register') && <Own />}
        {can('agency.manage') && <Accounts />}
      </Stack>
    </Page>
  )
}

function Own() {
  const { t } = useTranslation('mailboxes')
  const mailboxes = api.useQuery('get', '/api/v1/mailboxes')
  return (
    <section aria-labelledby="own-mailboxes">
      <Title order={2} fz="h3" mb="sm" id="own-mailboxes">
        {t('own')}
      </Title>
      <Loaded query={mailboxes}>
        {({ items }) =>
          items.length > 0 ? (
            <Table mailboxes={items} />
          ) : (
            <EmptyState title={t('none')} hint={t('noneHint')} />
          )
        }
      </Loaded>
    </section>
  )
}

function Table({ mailboxes }: { mailboxes: Mailbox[] }) {
  const { t } = useTranslation('mailboxes')
  const language = useLanguage()
  return (
    <DataTable
      name={t('own')}
      rows={mailboxes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('name'),
          cell: ({ id, name }) => (
            <LinkAnchor to="/kotak-surel/$id" params={{ id }}>
              {name}
            </LinkAnchor>
          ),
        },
        { key: 'state', header: t('state'), cell: (mailbox) => <StateBadge mailbox={mailbox} /> },
        {
          key: 'looked',
          header: t('lookedAt'),
          cell: ({ looked_at }) => (looked_at ? formatDateTime(looked_at, language) : t('never')),
        },
        {
          key: 'waiting',
          header: t('waiting'),
          cell: ({ quarantined }) => formatNumber(quarantined),
          numeric: true,
        },
      ]}
    />
  )
}
