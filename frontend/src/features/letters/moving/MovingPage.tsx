import { Button, Group, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import type { AgendaImport } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import { StartForm } from './StartForm'
import { bookName, importTones } from './words'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/agenda-imports', {
    params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<AgendaImport>>

/** Agenda books that were kept on paper: a new one to read, and those that were read before. */
export default function MovingPage() {
  const { t } = useTranslation(['moving', 'common'])
  const imports = usePages(['agenda-imports'], load)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <StartForm />
      <Title order={2} fz="lg" mt="xl" mb="sm">
        {t('list.title')}
      </Title>
      <Loaded query={imports}>
        {({ items }) =>
          items.length > 0 ? (
            <Imports imports={items} />
          ) : (
            <EmptyState title={t('list.empty')} hint={t('list.emptyHint')} />
          )
        }
      </Loaded>
      {imports.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={imports.loadingMore} onClick={imports.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Imports({ imports }: { imports: AgendaImport[] }) {
  const { t } = useTranslation('moving')
  const language = useLanguage()
  const own = useMe()?.position.agency.id
  return (
    <DataTable
      name={t('list.title')}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          header: t('list.file'),
          cell: ({ id, file_name }) => (
            <TextLink to="/pindahan/$id" params={{ id }}>
              {file_name}
            </TextLink>
          ),
        },
        {
          key: 'book',
          header: t('list.book'),
          cell: (one) =>
            one.agency.id === own ? bookName(t, one) : `${bookName(t, one)} · ${one.agency.name}`,
        },
        {
          key: 'status',
          header: t('list.status'),
          cell: ({ status }) => <StatusBadge tone={importTones[status]} label={t(`status.${status}`)} />,
        },
        { key: 'rows', header: t('list.rows'), numeric: true, cell: ({ rows }) => formatNumber(rows) },
        {
          key: 'imported',
          header: t('list.imported'),
          numeric: true,
          cell: ({ imported, removed }) => formatNumber(imported - removed),
        },
        {
          key: 'faulty',
          header: t('list.faulty'),
          numeric: true,
          cell: ({ faulty }) => formatNumber(faulty),
        },
        {
          key: 'when',
          header: t('list.when'),
          wideOnly: true,
          cell: ({ created_at }) => formatDateTime(created_at, language),
        },
      ]}
    />
  )
}
