import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { api, http } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import { useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { Day } from '@/features/letters/badges'
import { useRefresh } from '@/features/letters/queries'
import { useLanguage } from '@/i18n/useLanguage'
import { today } from '@/lib/dates'
import { formatDateTime, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { DateField } from '@/ui/DateField'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { save } from '@/ui/openFile'
import { Page } from '@/ui/Page'
import { fieldText, problemText } from '@/ui/problemText'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { Faults } from './Faults'
import type { RetentionSchedule } from './types'

const load = (cursor: string | undefined) =>
  http.GET('/api/v1/retention-schedules', {
    params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<RetentionSchedule>>

/** Versions of the retention schedule; whoever loads reference data imports a new one. */
export default function RetentionPage() {
  const { t } = useTranslation(['archive', 'common'])
  const imports = useMe()?.permissions.includes('reference_data.import') ?? false
  const schedules = usePages(['retention-schedules'], load)
  return (
    <Page title={t('schedule.title')} lead={t('schedule.lead')}>
      {imports && <ImportForm />}
      <Title order={2} fz="lg" mt={imports ? 'xl' : 0} mb="sm">
        {t('schedule.versions')}
      </Title>
      <Loaded query={schedules}>
        {({ items }) =>
          items.length > 0 ? (
            <Schedules schedules={items} />
          ) : (
            <EmptyState title={t('schedule.empty')} hint={t('schedule.emptyHint')} />
          )
        }
      </Loaded>
      {schedules.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={schedules.loadingMore} onClick={schedules.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

function ImportForm() {
  const { t } = useTranslation(['archive', 'common', 'errors'])
  const refresh = useRefresh()
  const [decree, setDecree] = useState('')
  const [from, setFrom] = useState<string | null>(today())
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = api.useMutation('post', '/api/v1/retention-schedules')
  const [file] = files
  const faultAt = (pointer: string) => {
    const fault = problem?.errors?.find((error) => error.pointer === pointer)
    return fault && fieldText(fault.code, fault.detail)
  }
  const inTable = (problem?.errors ?? []).filter(({ pointer }) => /^\/(rows|columns)\//.test(pointer))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!file || !from) return
    create.mutate(
      { body: { upload_id: file.id, decree, valid_from: from } },
      {
        onError: (error) => setProblem(asProblem(error)),
        onSuccess: ({ rule_count }) => {
          setProblem(null)
          setFiles([])
          setDecree('')
          toast.done(t('schedule.done', { count: rule_count }))
          void refresh()
        },
      },
    )
  }
  const example = () => {
    const load = async () =>
      bytesOf(await http.GET('/api/v1/retention-schedule-example', { parseAs: 'blob' }), 'text/csv')
    const name = t('schedule.exampleFile')
    save({ key: ['retention-example'], name, mediaType: 'text/csv', load }).catch(toast.problem)
  }
  return (
    <Card withBorder maw={720} component="form" noValidate onSubmit={submit}>
      <Stack>
        <Title order={2} fz="lg">
          {t('schedule.import')}
        </Title>
        <Text>{t('schedule.columns')}</Text>
        <Group>
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={example}>
            {t('schedule.example')}
          </Button>
        </Group>
        <TextInput
          label={t('schedule.decree')}
          description={t('schedule.decreeHint')}
          value={decree}
          onChange={({ currentTarget }) => setDecree(currentTarget.value)}
          error={faultAt('/decree')}
        />
        <DateField
          label={t('schedule.validFrom')}
          value={from}
          onChange={setFrom}
          error={faultAt('/valid_from')}
        />
        <UploadField
          label={t('schedule.file')}
          kind="tables"
          multiple={false}
          value={files}
          onChange={(next) => {
            setFiles(next)
            setProblem(null)
          }}
          error={faultAt('/upload_id')}
        />
        {inTable.length > 0 && <Faults faults={inTable} />}
        {problem && !problem.errors?.length && <Note tone="danger" title={problemText(problem)} />}
        <Group>
          <Button type="submit" loading={create.isPending} disabled={!file || !from}>
            {t('schedule.submit')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}

function Schedules({ schedules }: { schedules: RetentionSchedule[] }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  return (
    <DataTable
      name={t('schedule.versions')}
      rows={schedules}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'decree',
          header: t('schedule.decree'),
          cell: ({ id, decree }) => (
            <TextLink to="/arsip/retensi/$id" params={{ id }}>
              {decree}
            </TextLink>
          ),
        },
        {
          key: 'from',
          header: t('schedule.validFrom'),
          cell: ({ valid_from }) => <Day date={valid_from} />,
        },
        {
          key: 'state',
          header: t('field.status'),
          cell: ({ in_force }) => (
            <StatusBadge
              tone={in_force ? 'success' : 'neutral'}
              label={t(in_force ? 'schedule.inForce' : 'schedule.notInForce')}
            />
          ),
        },
        {
          key: 'rules',
          header: t('schedule.rules'),
          numeric: true,
          cell: ({ rule_count }) => formatNumber(rule_count),
        },
        {
          key: 'by',
          header: t('schedule.by'),
          wideOnly: true,
          cell: ({ imported_by, created_at }) => `${imported_by}, ${formatDateTime(created_at, language)}`,
        },
      ]}
    />
  )
}
