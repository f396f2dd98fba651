import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'
import type { Series } from './types'
import { useRegisterName, useTally } from './useTally'

interface SeriesTableProps {
  series: Series[]
  onProve: (series: Series) => void
}

/** Every series with what became of its numbers, in words. */
export function SeriesTable({ series, onProve }: SeriesTableProps) {
  const { t } = useTranslation(['numbering', 'common'])
  const registerName = useRegisterName()
  const tally = useTally()
  return (
    <DataTable
      name={t('series.title')}
      rows={series}
      rowKey={({ agency, register, year }) => `${agency.id} ${register} ${year}`}
      columns={[
        {
          key: 'agency',
          header: t('series.agency'),
          cell: ({ agency, register }) => (
            <>
              <strong>{registerName(register)}</strong> {agency.name}
            </>
          ),
        },
        { key: 'last', header: t('series.last'), numeric: true, cell: ({ last }) => formatNumber(last) },
        { key: 'next', header: t('series.next'), numeric: true, cell: ({ next }) => formatNumber(next) },
        { key: 'tally', header: t('series.tally'), cell: (one) => tally(one, one.unexplained) },
        {
          key: 'state',
          header: t('series.state'),
          cell: ({ adds_up }) => <AddsUp ok={adds_up} />,
        },
        {
          key: 'actions',
          header: t('table.actions', { ns: 'common' }),
          cell: (one) => (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('series.proveOf', {
                register: registerName(one.register),
                agency: one.agency.name,
              })}
              onClick={() => onProve(one)}
            >
              {t('series.prove')}
            </Button>
          ),
        },
      ]}
    />
  )
}

function AddsUp({ ok }: { ok: boolean }) {
  const { t } = useTranslation('numbering')
  return <StatusBadge tone={ok ? 'success' : 'danger'} label={t(ok ? 'state.ok' : 'state.bad')} />
}
