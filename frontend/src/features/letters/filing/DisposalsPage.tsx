import { Button, Group } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { FilterSelect } from '@/features/letters/FilterSelect'
import { compact } from '@/features/letters/search'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { HelpLink } from '@/ui/HelpLink'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import type { LongList } from '@/ui/useLongList'
import { type DisposalsSearch, disposalsSearch } from './search'
import type { DisposalList } from './types'
import { DISPOSAL_KINDS, DISPOSAL_STATUSES, disposalTones } from './words'

const load = (query: DisposalsSearch) => (cursor: string | undefined) =>
  http.GET('/api/v1/disposal-lists', {
    params: { query: { ...query, limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<DisposalList>>

/** Lists for transfer, handing over and destruction, newest first. */
export default function DisposalsPage() {
  const { t } = useTranslation(['archive', 'common'])
  const search = disposalsSearch(useSearch({ from: '/app/arsip/penyusutan' }))
  const navigate = useNavigate({ from: '/arsip/penyusutan' })
  const prepares = useMe()?.permissions.includes('archive.dispose') ?? false
  const show = (next: { [K in keyof DisposalsSearch]?: DisposalsSearch[K] | undefined }) =>
    void navigate({ search: compact<DisposalsSearch>({ ...search, ...next }), replace: true })
  const reset = () => void navigate({ search: {}, replace: true })
  const filtered = Object.keys(search).length > 0
  const lists = usePages(['disposal-lists', search], load(search))
  return (
    <Page
      title={t('disposal.title')}
      lead={t('disposal.lead')}
      help={<HelpLink topic="archive" />}
      actions={
        <>
          <LinkButton to="/arsip" variant="default">
            {t('back')}
          </LinkButton>
          {prepares && <LinkButton to="/arsip/penyusutan/baru">{t('disposal.prepare')}</LinkButton>}
        </>
      }
    >
      <Filters active={filtered} onReset={reset}>
        <FilterSelect
          label={t('disposal.kind')}
          value={search.kind}
          options={DISPOSAL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => show({ kind })}
          width={240}
        />
        <FilterSelect
          label={t('field.status')}
          value={search.status}
          options={DISPOSAL_STATUSES.map((value) => ({ value, label: t(`disposalStatus.${value}`) }))}
          onChange={(status) => show({ status })}
          width={220}
        />
      </Filters>
      <Loaded query={lists}>
        {({ items }) =>
          items.length > 0 ? (
            <Lists lists={items} long={lists.long} />
          ) : filtered ? (
            <NoMatch onReset={reset} />
          ) : (
            <EmptyState title={t('disposal.empty')} hint={t('disposal.emptyHint')} />
          )
        }
      </Loaded>
      {lists.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={lists.loadingMore} onClick={lists.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Lists({ lists, long }: { lists: DisposalList[]; long: LongList }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  return (
    <DataTable
      name={t('disposal.title')}
      rows={lists}
      rowKey={({ id }) => id}
      long={long}
      columns={[
        {
          key: 'title',
          header: t('disposal.name'),
          cell: ({ id, title }) => (
            <TextLink to="/arsip/penyusutan/$id" params={{ id }}>
              {title}
            </TextLink>
          ),
        },
        { key: 'kind', header: t('disposal.kind'), cell: ({ kind }) => t(`kind.${kind}`) },
        {
          key: 'status',
          header: t('field.status'),
          cell: ({ status }) => (
            <StatusBadge tone={disposalTones[status]} label={t(`disposalStatus.${status}`)} />
          ),
        },
        {
          key: 'folders',
          header: t('disposal.folders'),
          width: 90,
          numeric: true,
          cell: ({ folder_count }) => formatNumber(folder_count),
        },
        {
          key: 'by',
          header: t('disposal.preparedBy'),
          wideOnly: true,
          cell: ({ prepared_by, created_at }) => `${prepared_by}, ${formatDateTime(created_at, language)}`,
        },
      ]}
    />
  )
}
