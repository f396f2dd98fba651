import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { DataTable } from '@/ui/DataTable'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import { useRefreshCatalogue } from './queries'
import type { MoveReport, Revision } from './types'

/** Running applications of older revisions: first what would happen to each, then the move. */
export function MoveCases({ revision }: { revision: Revision }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const [moved, setMoved] = useState<MoveReport | null>(null)
  const refresh = useRefreshCatalogue()
  const params = { path: { id: revision.id } }
  const trial = api.useQuery('get', '/api/v1/permit-services/{id}/case-moves', { params }, { enabled: false })
  const move = api.useMutation('post', '/api/v1/permit-services/{id}/case-moves')
  const report = moved ?? trial.data
  const look = async () => {
    setMoved(null)
    const { error } = await trial.refetch()
    if (error) toast.problem(error)
  }
  const run = () =>
    move.mutate(
      { params, body: {} },
      {
        onError: toast.problem,
        onSuccess: (found) => {
          setMoved(found)
          refresh()
        },
      },
    )
  const kept = report?.cases.filter(({ faults }) => faults.length > 0) ?? []
  return (
    <Stack>
      <Title order={2} fz="lg">
        {t('moving.title')}
      </Title>
      <Text>{t('moving.hint')}</Text>
      {report && (
        <Text role="status">
          {t(moved ? 'moving.moved' : 'moving.report', {
            movable: report.movable,
            kept: report.kept,
            moved: report.moved,
          })}
        </Text>
      )}
      {kept.length > 0 && <Kept cases={kept} />}
      <Group>
        <Button variant="default" loading={trial.isFetching} onClick={() => void look()}>
          {t('moving.try')}
        </Button>
        {report && !moved && report.movable > 0 && (
          <Button loading={move.isPending} onClick={run}>
            {t('moving.move', { count: report.movable })}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Kept({ cases }: { cases: MoveReport['cases'] }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  return (
    <DataTable
      name={t('moving.kept')}
      rows={cases}
      rowKey={({ application_id }) => application_id}
      columns={[
        {
          key: 'number',
          header: t('moving.number'),
          cell: ({ application_id, register_number, register_year }) => (
            <TextLink to="/layanan-loket/$id" params={{ id: application_id }}>
              {`${register_number}/${register_year}`}
            </TextLink>
          ),
        },
        {
          key: 'why',
          header: t('moving.why'),
          cell: ({ faults }) => faults.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '),
        },
      ]}
    />
  )
}
