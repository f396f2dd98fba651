import { Button, Group, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { PatternForm } from './PatternForm'
import { useKinds } from './queries'
import type { Pattern } from './types'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/number-patterns', {
    params: { query: { limit: 20, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Pattern>>

/** How numbers look: a new version for a kind of letter, and every version before. */
export default function PatternsPage() {
  const { t } = useTranslation(['numbering', 'common'])
  const language = useLanguage()
  const kinds = useKinds()
  const patterns = usePages(['numbers', 'patterns'], load)
  return (
    <Page title={t('patterns.title')} lead={t('patterns.lead')}>
      <PatternForm kinds={kinds} />
      <Title order={2} fz="h3" mt="xl" mb="sm">
        {t('patterns.history')}
      </Title>
      <Loaded query={patterns}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              name={t('patterns.history')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'kind',
                  header: t('field.kind'),
                  cell: ({ kind }) => kinds.find(({ value }) => value === kind)?.label ?? kind,
                },
                {
                  key: 'agency',
                  header: t('field.agency'),
                  cell: ({ agency }) => agency?.name ?? t('patterns.cityName'),
                },
                { key: 'pattern', header: t('field.pattern'), cell: ({ pattern }) => <code>{pattern}</code> },
                {
                  key: 'from',
                  header: t('field.validFrom'),
                  cell: ({ valid_from }) => formatDate(valid_from, language),
                },
                { key: 'note', header: t('field.note'), cell: ({ note }) => note ?? '–' },
                { key: 'by', header: t('patterns.by'), cell: ({ created_by }) => created_by.name },
              ]}
            />
          ) : (
            <EmptyState title={t('patterns.empty')} hint={t('patterns.emptyHint')} />
          )
        }
      </Loaded>
      {patterns.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={patterns.loadingMore} onClick={patterns.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}
