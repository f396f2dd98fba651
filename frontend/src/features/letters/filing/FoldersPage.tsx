import { Box, Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { ClassificationPicker } from '@/features/letters/ClassificationPicker'
import { FilterSelect } from '@/features/letters/FilterSelect'
import { compact } from '@/features/letters/search'
import { today } from '@/lib/dates'
import { formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { HelpLink } from '@/ui/HelpLink'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'
import { TextLink } from '@/ui/TextLink'
import type { LongList } from '@/ui/useLongList'
import { ActiveListMenu } from './ActiveListMenu'
import { FolderBadges, RetentionShort } from './FolderBadges'
import { type FoldersSearch, foldersSearch } from './search'
import type { FileFolder } from './types'
import { FOLDER_STATUSES, folderNumber } from './words'
import { YearFilter } from './YearFilter'

const NewFolderDialog = lazy(() => import('./NewFolderDialog'))

const load = (query: FoldersSearch) => (cursor: string | undefined) =>
  http.GET('/api/v1/file-folders', {
    params: { query: { ...query, limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<FileFolder>>

/** The folders of the reader's office, last opened first. */
export default function FoldersPage() {
  const { t } = useTranslation(['archive', 'common'])
  const search = foldersSearch(useSearch({ from: '/app/arsip' }))
  const navigate = useNavigate({ from: '/arsip' })
  const me = useMe()
  const [opening, setOpening] = useState(false)
  const show = (next: { [K in keyof FoldersSearch]?: FoldersSearch[K] | undefined }) =>
    void navigate({ search: compact<FoldersSearch>({ ...search, ...next }), replace: true })
  const reset = () => void navigate({ search: {}, replace: true })
  const filtered = Object.keys(search).length > 0
  const folders = usePages(['file-folders', search], load(search))
  const files = me?.permissions.includes('archive.file') ?? false
  return (
    <Page
      title={t('title')}
      lead={me?.position.agency.name}
      help={<HelpLink topic="archive" />}
      actions={
        <>
          <LinkButton to="/arsip/penyusutan" variant="default">
            {t('disposal.title')}
          </LinkButton>
          <LinkButton to="/arsip/retensi" variant="default">
            {t('schedule.title')}
          </LinkButton>
          <ActiveListMenu year={search.year} />
          {files && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpening(true)}>
              {t('new.open')}
            </Button>
          )}
        </>
      }
    >
      <Filters active={filtered} onReset={reset}>
        <SearchInput
          label={t('filter.q')}
          value={search.q ?? ''}
          onChange={(q) => show({ q: q || undefined })}
        />
        <Box w={{ base: '100%', sm: 300 }}>
          <ClassificationPicker
            label={t('field.classification')}
            value={search.classification ?? null}
            onChange={(code) => show({ classification: code ?? undefined })}
            at={today()}
          />
        </Box>
        <YearFilter label={t('field.year')} value={search.year} onChange={(year) => show({ year })} />
        <FilterSelect
          label={t('field.status')}
          value={search.status}
          options={FOLDER_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => show({ status })}
          width={190}
        />
      </Filters>
      <Loaded query={folders}>
        {({ items }) =>
          items.length > 0 ? (
            <Folders folders={items} long={folders.long} />
          ) : filtered ? (
            <NoMatch onReset={reset} />
          ) : (
            <EmptyState title={t('empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      {folders.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={folders.loadingMore} onClick={folders.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
      <Suspense>{opening && <NewFolderDialog onClose={() => setOpening(false)} />}</Suspense>
    </Page>
  )
}

function Folders({ folders, long }: { folders: FileFolder[]; long: LongList }) {
  const { t } = useTranslation('archive')
  return (
    <DataTable
      name={t('title')}
      rows={folders}
      rowKey={({ id }) => id}
      long={long}
      columns={[
        {
          key: 'title',
          header: t('field.title'),
          cell: (folder) => (
            <TextLink to="/arsip/$id" params={{ id: folder.id }}>
              {folder.title}
            </TextLink>
          ),
        },
        { key: 'number', header: t('field.number'), width: 150, cell: folderNumber },
        {
          key: 'classification',
          header: t('field.classification'),
          width: 120,
          cell: ({ classification_code }) => classification_code,
        },
        {
          key: 'letters',
          header: t('field.letters'),
          width: 90,
          numeric: true,
          cell: ({ letter_count }) => formatNumber(letter_count),
        },
        { key: 'status', header: t('field.status'), cell: (folder) => <FolderBadges folder={folder} /> },
        {
          key: 'retention',
          header: t('field.retention'),
          wideOnly: true,
          cell: ({ retention }) => <RetentionShort retention={retention} />,
        },
      ]}
    />
  )
}
