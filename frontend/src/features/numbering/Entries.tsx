import { Button, Group, Select, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { TextLink } from '@/ui/TextLink'
import { ENTRY_KINDS, type EntryKind } from './search'
import { rangeOf } from './sentence'
import type { Entry } from './types'

interface EntriesProps {
  agency: string
  register: string
  year: number
  kind: EntryKind | undefined
  onKind: (kind: EntryKind | undefined) => void
}

/** The gap register of one series, newest first. */
export function Entries({ agency, register, year, kind, onKind }: EntriesProps) {
  const { t } = useTranslation(['numbering', 'common'])
  const language = useLanguage()
  const query = { agency_id: agency, register, year, limit: 20, ...(kind ? { kind } : {}) }
  const load = (cursor: string | undefined) =>
    http.GET('/api/v1/number-entries', {
      params: { query: { ...query, ...(cursor ? { cursor } : {}) } },
    }) as Promise<Paged<Entry>>
  const entries = usePages(['numbers', 'entries', query], load)
  return (
    <section>
      <Group justify="space-between" align="flex-end" mt="xl" mb="sm">
        <Title order={2} fz="h3">
          {t('entries.title')}
        </Title>
        <Select
          label={t('entries.filter')}
          placeholder={t('entries.all')}
          data={ENTRY_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind ?? null}
          onChange={(value) => onKind(ENTRY_KINDS.find((known) => known === value))}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
        />
      </Group>
      <Loaded query={entries}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('entries.title')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'number',
                  header: t('entries.number'),
                  cell: (entry) => <NumberCell entry={entry} />,
                },
                { key: 'kind', header: t('entries.kind'), cell: (entry) => t(`kind.${entry.kind}`) },
                {
                  key: 'reason',
                  header: t('entries.reason'),
                  cell: ({ reason, valid_until }) =>
                    valid_until
                      ? `${reason} (${t('entries.until', { date: formatDate(valid_until, language) })})`
                      : (reason ?? <em>{t('entries.withheld')}</em>),
                },
                {
                  key: 'dated',
                  header: t('entries.dated'),
                  cell: ({ dated }) => formatDate(dated, language),
                },
                { key: 'by', header: t('entries.by'), cell: ({ created_by }) => created_by.name },
              ]}
            />
          ) : (
            <EmptyState title={t('entries.empty')} hint={t('entries.emptyHint')} />
          )
        }
      </Loaded>
      {entries.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={entries.loadingMore} onClick={entries.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </section>
  )
}

/** Leads to the block of lent numbers, or to the letter. */
function NumberCell({ entry }: { entry: Entry }) {
  const range = rangeOf(entry)
  const lease = entry.kind === 'leased' ? entry.id : null
  if (lease)
    return (
      <TextLink to="/register-nomor" search={{ pinjam: lease }}>
        {range}
      </TextLink>
    )
  if (entry.subject_type === 'letter' && entry.subject_id)
    return (
      <TextLink to="/surat/$id" params={{ id: entry.subject_id }}>
        {range}
      </TextLink>
    )
  return <strong>{range}</strong>
}
