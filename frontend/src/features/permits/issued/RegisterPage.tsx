import { Button, Group, Select, Text } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { ServiceSelect } from '@/features/permits/ServiceSelect'
import type { RegisterSearch } from '@/features/permits/search'
import { serviceName } from '@/features/permits/text'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'
import { useRowKeys } from '@/ui/useRowKeys'
import { PermitBadge, STATES } from './PermitBadge'
import type { Permit, PermitState } from './types'

/** Days ahead that a counter looks: a month, a quarter. */
const WITHIN = ['30', '90'] as const

const load =
  ({ keadaan, layanan, dalam, urut, q }: RegisterSearch) =>
  (cursor: string | undefined) =>
    http.GET('/api/v1/permits', {
      params: {
        query: {
          limit: 50,
          ...(keadaan ? { state: keadaan as PermitState } : {}),
          ...(layanan ? { service_code: layanan } : {}),
          ...(dalam ? { expiring_within: Number(dalam) } : {}),
          ...(urut || dalam ? { order: 'expiry' as const } : {}),
          ...(q ? { q } : {}),
          ...(cursor ? { cursor } : {}),
        },
      },
    }) as Promise<Paged<Permit>>

/** The register of permits and certificates: how each stands today, and what ends soon. */
export default function RegisterPage() {
  const { t } = useTranslation(['permits', 'common'])
  const search = useSearch({ from: '/app/naskah-terbit' })
  const navigate = useNavigate({ from: '/naskah-terbit' })
  const narrow = (change: { [K in keyof RegisterSearch]: RegisterSearch[K] | undefined }) =>
    void navigate({ search: { ...search, ...change } as RegisterSearch, replace: true })
  const { keadaan, layanan, dalam, urut, q } = search
  const reset = () => narrow({ keadaan: undefined, layanan: undefined, dalam: undefined, q: undefined })
  const filtered = Boolean(keadaan || layanan || dalam || q)
  const permits = usePages(['permits', keadaan, layanan, dalam, urut, q], load(search))
  const rows = permits.data?.items ?? []
  const current = useRowKeys(
    rows.map((row) => row.application_id),
    (id) => void navigate({ to: '/layanan-loket/$id', params: { id } }),
  )
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('action.clear', { ns: 'common' }) } }
  return (
    <Page title={t('register.title')} lead={t('register.lead')}>
      <Filters active={filtered} onReset={reset}>
        <SearchInput
          label={t('register.search')}
          placeholder={t('register.searchHint')}
          value={q ?? ''}
          onChange={(text) => narrow({ q: text || undefined })}
        />
        <Select
          label={t('field.state')}
          placeholder={t('list.any')}
          data={STATES.map((value) => ({ value, label: t(`permit.states.${value}`) }))}
          value={keadaan ?? null}
          onChange={(value) => narrow({ keadaan: value ?? undefined })}
          {...clear}
        />
        <Select
          label={t('register.within')}
          placeholder={t('list.any')}
          data={WITHIN.map((value) => ({ value, label: t('register.days', { days: value }) }))}
          value={dalam ?? null}
          onChange={(value) => narrow({ dalam: value ?? undefined })}
          {...clear}
        />
        <ServiceSelect
          label={t('field.service')}
          placeholder={t('list.any')}
          value={layanan ?? null}
          onChange={(code) => narrow({ layanan: code ?? undefined })}
        />
        <Select
          label={t('register.order')}
          data={['newest', 'expiry'].map((value) => ({
            value,
            label: t(`register.orders.${value as 'newest' | 'expiry'}`),
          }))}
          value={urut || dalam ? 'expiry' : 'newest'}
          onChange={(value) => narrow({ urut: value === 'expiry' ? value : undefined })}
          allowDeselect={false}
          disabled={Boolean(dalam)}
        />
      </Filters>
      <Loaded query={permits}>
        {({ items }) =>
          items.length > 0 ? (
            <Register rows={items} current={current} />
          ) : filtered ? (
            <NoMatch onReset={reset} />
          ) : (
            <EmptyState title={t('register.empty')} hint={t('register.emptyHint')} />
          )
        }
      </Loaded>
      {permits.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={permits.loadingMore} onClick={permits.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function Register({ rows, current }: { rows: Permit[]; current: string | undefined }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const me = useMe()
  const foreign = rows.some((row) => row.agency.id !== me?.position.agency.id)
  const office: Column<Permit>[] = foreign
    ? [{ key: 'agency', header: t('field.agency'), cell: (row) => row.agency.name }]
    : []
  return (
    <DataTable
      name={t('register.title')}
      rows={rows}
      rowKey={(row) => row.application_id}
      current={current}
      columns={[
        {
          key: 'number',
          header: t('field.number'),
          width: '26%',
          cell: (row) => (
            <>
              <LinkAnchor to="/layanan-loket/$id" params={{ id: row.application_id }} fw={600}>
                {row.number}
              </LinkAnchor>
              <Text size="sm" c="dimmed">
                {row.applicant_name || t('personal.nameErased')}
              </Text>
            </>
          ),
        },
        { key: 'service', header: t('field.service'), cell: (row) => serviceName(row.service, language) },
        ...office,
        { key: 'state', header: t('field.state'), cell: (row) => <PermitBadge state={row.state} /> },
        {
          key: 'until',
          header: t('register.until'),
          cell: (row) => (row.valid_until ? formatDate(row.valid_until, language) : t('permit.noEnd')),
        },
        {
          key: 'issued',
          header: t('register.issued'),
          wideOnly: true,
          cell: (row) => formatDate(row.issued_on, language),
        },
      ]}
    />
  )
}
