import { Button, Group, NumberInput } from '@mantine/core'
import { IconBan, IconHandGrab, IconPlayerSkipForward } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan, useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { today } from '@/lib/dates'
import { EmptyState } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { Entries } from './Entries'
import { Proof } from './Proof'
import { SeriesTable } from './SeriesTable'
import type { NumbersSearch } from './search'
import type { Series } from './types'

// forms bring the calendar, which reading the register does not need
const LeaseDialog = lazy(() => import('./LeaseDialog'))
const VoidDialog = lazy(() => import('./VoidDialog'))
const StartDialog = lazy(() => import('./StartDialog'))

const load = (year: number) => (cursor: string | undefined) =>
  http.GET('/api/v1/number-series', {
    params: { query: { year, limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Series>>

/** The numbers of the reader's offices: how far each series is, whether it adds up, and every exception. */
export default function NumbersPage() {
  const { t } = useTranslation(['numbering', 'common'])
  const search = useSearch({ from: '/app/register-nomor' })
  const navigate = useNavigate({ from: '/register-nomor' })
  const agency = useMe()?.position.agency
  const year = Number(search.tahun) || Number(today().slice(0, 4))
  const show = (next: NumbersSearch) => void navigate({ search: { ...search, ...next }, replace: true })
  const series = usePages(['numbers', 'series', year], load(year))
  const can = useCan()
  const [mayKeep, mayManage] = [can('numbering.keep'), can('numbering.manage')]
  const [doing, setDoing] = useState<'lease' | 'void' | 'start' | null>(null)
  const close = () => setDoing(null)
  const proved = {
    agency: search.instansi ?? agency?.id ?? '',
    register: search.register ?? 'outgoing',
    year,
  }
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        mayKeep && (
          <>
            <Button leftSection={<IconHandGrab size={18} aria-hidden />} onClick={() => setDoing('lease')}>
              {t('lease.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconBan size={18} aria-hidden />}
              onClick={() => setDoing('void')}
            >
              {t('void.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPlayerSkipForward size={18} aria-hidden />}
              onClick={() => setDoing('start')}
            >
              {t('start.open')}
            </Button>
            {mayManage && (
              <LinkButton to="/register-nomor" search={{ pola: true }} variant="default">
                {t('patterns.title')}
              </LinkButton>
            )}
          </>
        )
      }
    >
      <Filters
        active={search.tahun !== undefined}
        onReset={() => void navigate({ search: {}, replace: true })}
      >
        <NumberInput
          label={t('year')}
          value={year}
          min={2001}
          max={2199}
          allowDecimal={false}
          onChange={(value) => typeof value === 'number' && value > 2000 && show({ tahun: value })}
          w={110}
        />
      </Filters>
      <Loaded query={series}>
        {({ items }) =>
          items.length > 0 ? (
            <SeriesTable
              series={items}
              onProve={(one) => show({ instansi: one.agency.id, register: one.register })}
            />
          ) : (
            <EmptyState title={t('series.empty')} hint={t('series.emptyHint')} />
          )
        }
      </Loaded>
      {series.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={series.loadingMore} onClick={series.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
      {proved.agency && <Proof {...proved} />}
      {proved.agency && <Entries {...proved} kind={search.jenis} onKind={(jenis) => void narrow(jenis)} />}
      <Suspense>
        {doing === 'lease' && <LeaseDialog onClose={close} />}
        {doing === 'void' && <VoidDialog onClose={close} />}
        {doing === 'start' && <StartDialog onClose={close} />}
      </Suspense>
    </Page>
  )

  function narrow(jenis: NumbersSearch['jenis']) {
    const { jenis: _before, ...rest } = search
    return navigate({ search: jenis ? { ...rest, jenis } : rest, replace: true })
  }
}
