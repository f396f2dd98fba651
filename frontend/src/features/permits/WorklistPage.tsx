import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan, useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { toggle } from '@/lib/selection'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { SearchInput } from '@/ui/SearchInput'
import { useRowKeys } from '@/ui/useRowKeys'
import { STATUSES } from './ApplicationStatus'
import { ApplicationTable } from './ApplicationTable'
import { OfficerSelect } from './officers/OfficerSelect'
import { SeveralBar } from './officers/SeveralBar'
import { asNik } from './personal/purposes'
import { ServiceSelect } from './ServiceSelect'
import { BOXES, type Box, type WorklistSearch } from './search'
import type { ApplicationRow, Status } from './types'

const WORK = [
  'permit.process',
  'permit.field_check',
  'permit.pay',
  'permit.initial',
  'permit.sign',
  'permit.hand_over',
] as const

const load =
  (box: Box, { status, service, petugas, q }: WorklistSearch) =>
  (cursor: string | undefined) =>
    http.GET('/api/v1/permit-applications', {
      params: {
        query: {
          limit: 50,
          ...(box === 'all' ? {} : { box }),
          ...(status ? { status: status as Status } : {}),
          ...(service ? { service_code: service } : {}),
          ...(petugas === 'me' || petugas === 'nobody' ? { looked_after: petugas } : {}),
          ...(petugas && petugas !== 'me' && petugas !== 'nobody' ? { assignee_id: petugas } : {}),
          ...(q ? { q } : {}),
          ...(cursor ? { cursor } : {}),
        },
      },
    }) as Promise<Paged<ApplicationRow>>

const loadOf = (nik: string) => () =>
  http.POST('/api/v1/permit-applications/by-nik', { body: { nik } }) as Promise<Paged<ApplicationRow>>

export default function WorklistPage() {
  const { t } = useTranslation(['permits', 'numbering', 'common'])
  const search = useSearch({ from: '/app/layanan-loket' })
  const navigate = useNavigate({ from: '/layanan-loket' })
  const can = useCan()
  // whoever only looks on has nothing waiting
  const box = search.box ?? (WORK.some(can) ? 'worklist' : 'all')
  const narrow = (change: { [K in keyof WorklistSearch]: WorklistSearch[K] | undefined }) =>
    void navigate({ search: { ...search, ...change } as WorklistSearch, replace: true })
  // A NIK stays out of the address, which is kept in histories and logs.
  const [nik, setNik] = useState<string | null>(null)
  const find = (text: string) => {
    const number = asNik(text)
    setNik(number)
    narrow({ q: number ? undefined : text || undefined })
  }
  const reset = () => {
    setNik(null)
    narrow({ status: undefined, service: undefined, petugas: undefined, q: undefined })
  }
  const filtered = Boolean(search.status || search.service || search.petugas || search.q || nik)
  const applications = usePages(
    ['permit-applications', box, search.status, search.service, search.petugas, search.q, nik],
    nik ? loadOf(nik) : load(box, search),
  )
  const boxes = BOXES.filter((value) => value !== 'expired' || can('permit.erase'))
  const rows = applications.data?.items ?? []
  const [chosen, setChosen] = useState<string[]>([])
  const office = useMe()?.position.agency.id
  // other offices are only looked at
  const own = rows.filter(({ agency }) => agency.id === office)
  const acts = own.length > 0 && (can('permit.assign') || WORK.some(can))
  const current = useRowKeys(
    rows.map((row) => row.id),
    (id) => void navigate({ to: '/layanan-loket/$id', params: { id } }),
  )
  return (
    <Page
      title={t('title')}
      lead={t(`list.${box}Hint`)}
      actions={
        <>
          <LinkButton to="/layanan-loket/papan" variant="default">
            {t('numbering:officers.board')}
          </LinkButton>
          <LinkButton to="/layanan-loket/beban" variant="default">
            {t('numbering:officers.workload')}
          </LinkButton>
          {can('permit.receive') && (
            <>
              <LinkButton to="/layanan-loket/antrean" variant="default">
                {t('queue')}
              </LinkButton>
              <LinkButton to="/layanan-loket/baru" leftSection={<IconPlus size={18} aria-hidden />}>
                {t('list.create')}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <SegmentedControl
        aria-label={t('list.view')}
        mb="md"
        w={{ base: '100%', sm: 'auto' }}
        value={box}
        data={boxes.map((value) => ({ value, label: t(`list.${value}`) }))}
        onChange={(value) => narrow({ box: value })}
      />
      <Filters active={filtered} onReset={reset}>
        <SearchInput
          label={t('list.search')}
          placeholder={t('list.searchHint')}
          value={nik ?? search.q ?? ''}
          onChange={find}
        />
        <Select
          label={t('field.status')}
          placeholder={t('list.any')}
          data={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          value={search.status ?? null}
          onChange={(value) => narrow({ status: value ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
        />
        <ServiceSelect
          label={t('field.service')}
          placeholder={t('list.any')}
          value={search.service ?? null}
          onChange={(code) => narrow({ service: code ?? undefined })}
        />
        <OfficerSelect
          value={search.petugas ?? null}
          onChange={(petugas) => narrow({ petugas: petugas ?? undefined })}
        />
      </Filters>
      <Loaded query={applications}>
        {({ items }) =>
          items.length > 0 ? (
            <>
              {acts && (
                <SeveralBar
                  rows={own}
                  chosen={own.filter(({ id }) => chosen.includes(id))}
                  onChoose={setChosen}
                />
              )}
              <ApplicationTable
                rows={items}
                current={current}
                {...(acts && { chosen, onChoose: (id: string) => setChosen(toggle(chosen, id)) })}
              />
            </>
          ) : filtered ? (
            <NoMatch onReset={reset} />
          ) : (
            <EmptyState title={t(`list.${box}Empty`)} hint={t(`list.${box}EmptyHint`)} />
          )
        }
      </Loaded>
      {applications.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={applications.loadingMore} onClick={applications.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}
