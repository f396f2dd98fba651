import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import type { paths } from '@/api/schema'
import { type Paged, usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { Retention } from './Retention'

type Look =
  paths['/api/v1/permit-looks']['get']['responses'][200]['content']['application/json']['items'][number]

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/permit-looks', {
    params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Look>>

/** Who saw personal numbers, when and why; and how long personal data are kept. */
export default function PersonalDataPage() {
  const { t } = useTranslation(['permits', 'common'])
  const looks = usePages(['permit-looks'], load)
  return (
    <Page title={t('personal.title')} lead={t('personal.lead')}>
      <Stack gap="xl">
        <Retention />
        <section aria-label={t('personal.looks')}>
          <Title order={2} fz="lg" mb="sm">
            {t('personal.looks')}
          </Title>
          <Loaded query={looks}>
            {({ items }) =>
              items.length > 0 ? <Looks looks={items} /> : <EmptyState title={t('personal.noLooks')} />
            }
          </Loaded>
          {looks.hasMore && (
            <Group justify="center" mt="md">
              <Button variant="default" loading={looks.loadingMore} onClick={looks.loadMore}>
                {t('action.more', { ns: 'common' })}
              </Button>
            </Group>
          )}
        </section>
      </Stack>
    </Page>
  )
}

function Looks({ looks }: { looks: Look[] }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const language = useLanguage()
  const columns: [Column<Look>, ...Column<Look>[]] = [
    { key: 'when', header: t('when'), cell: ({ looked_at }) => formatDateTime(looked_at, language) },
    { key: 'who', header: t('who'), cell: ({ by }) => by ?? t('applicant') },
    { key: 'what', header: t('what'), cell: (look) => <What look={look} /> },
    { key: 'of', header: t('of'), cell: (look) => <Of look={look} /> },
    {
      key: 'purpose',
      header: t('purpose'),
      cell: ({ purpose }) => (purpose ? t(`purposes.${purpose}`) : '–'),
    },
  ]
  return <DataTable name={t('looks')} rows={looks} rowKey={({ id }) => id} columns={columns} />
}

function What({ look: { kind, field, numbers, found } }: { look: Look }) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  if (kind === 'reveal')
    return t('kind.reveal', { field: field === 'kk_number' ? 'KK' : (field ?? '').toUpperCase() })
  if (kind === 'copy') return t(numbers === 'full' ? 'kind.copyFull' : 'kind.copyMasked')
  if (kind === 'search') return t('kind.search', { count: found ?? 0 })
  return t('kind.paper')
}

function Of({ look: { register, service, agency } }: { look: Look }) {
  const { t } = useTranslation('permits')
  return (
    <>
      {register && service ? `${service}, ${t('registerShort', { number: register })}` : '–'}
      <Text size="sm" c="dimmed">
        {agency.name}
      </Text>
    </>
  )
}
