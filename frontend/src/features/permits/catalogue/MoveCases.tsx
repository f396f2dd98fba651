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
  const [report, setReport] = useState<MoveReport | null>(null)
  const refresh = useRefreshCatalogue()
  const move = api.useMutation('post', '/api/v1/permit-services/{id}/case-moves')
  const run = (dry_run: boolean) =>
    move.mutate(
      { params: { path: { id: revision.id } }, body: { dry_run } },
      {
        onError: toast.problem,
        onSuccess: (found) => {
          setReport(found)
          if (!dry_run) refresh()
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
          {t(report.moved > 0 ? 'moving.moved' : 'moving.report', {
            movable: report.movable,
            kept: report.kept,
            moved: report.moved,
          })}
        </Text>
      )}
      {kept.length > 0 && <Kept cases={kept} />}
      <Group>
        <Button variant="default" loading={move.isPending} onClick={() => run(true)}>
          {t('moving.try')}
        </Button>
        {report && report.moved === 0 && report.movable > 0 && (
          <Button loading={move.isPending} onClick={() => run(false)}>
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
