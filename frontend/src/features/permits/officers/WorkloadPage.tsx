import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { type Officer, useWorkload, type Workload } from './queries'

/** An officer, or those applications that nobody looks after. */
interface Row {
  key: string
  name: string
  title: string
  load: Officer['load']
}

function rowsOf({ officers, nobody }: Workload, unassigned: string): Row[] {
  const of = ({ position_id, name, position_title, load }: Officer): Row => ({
    key: position_id,
    name: name ?? position_title,
    title: name ? position_title : '',
    load,
  })
  return [{ key: 'nobody', name: unassigned, title: '', load: nobody }, ...officers.map(of)]
}

/** How much work each officer of the office has, so that it can be spread. */
export default function WorkloadPage() {
  const { t } = useTranslation('numbering', { keyPrefix: 'officers' })
  const workload = useWorkload()
  const columns: [Column<Row>, ...Column<Row>[]] = [
    {
      key: 'officer',
      header: t('officer'),
      width: '40%',
      cell: ({ key, name, title }) => (
        <>
          <LinkAnchor to="/layanan-loket" search={{ box: 'all', petugas: key }} fw={600}>
            {name}
          </LinkAnchor>
          {title && (
            <Text size="sm" c="dimmed">
              {title}
            </Text>
          )}
        </>
      ),
    },
    { key: 'open', header: t('open'), numeric: true, cell: ({ load }) => formatNumber(load.open) },
    { key: 'soon', header: t('dueSoon'), numeric: true, cell: ({ load }) => formatNumber(load.due_soon) },
    {
      key: 'late',
      header: t('late'),
      numeric: true,
      cell: ({ load }) =>
        load.late > 0 ? (
          <StatusBadge tone="danger" label={t('lateCount', { count: load.late })} />
        ) : (
          formatNumber(0)
        ),
    },
  ]
  return (
    <Page title={t('workload')} lead={t('workloadLead')}>
      <Loaded query={workload}>
        {(data) => (
          <DataTable
            name={t('workload')}
            rows={rowsOf(data, t('nobody'))}
            rowKey={({ key }) => key}
            columns={columns}
          />
        )}
      </Loaded>
      <LinkAnchor to="/layanan-loket" mt="md">
        {t('back')}
      </LinkAnchor>
    </Page>
  )
}
