import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { api, http } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import { useRefresh } from '@/features/letters/queries'
import { today } from '@/lib/dates'
import { DateField } from '@/ui/DateField'
import { listMessage } from '@/ui/listMessage'
import { save } from '@/ui/openFile'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'
import { Faults } from './Faults'

interface Values {
  decree: string
  valid_from: string | null
  upload_id: UploadedFile[]
}

type Faulty = NonNullable<Problem['errors']>

/** Imports a new version of the retention schedule, whole or not at all. */
export default function ScheduleForm() {
  const { t } = useTranslation(['archive', 'common', 'errors'])
  const refresh = useRefresh()
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: { decree: '', valid_from: today(), upload_id: [] },
  })
  const { errors } = form.formState
  const [inTable, setInTable] = useState<Faulty>([])
  const create = api.useMutation('post', '/api/v1/retention-schedules')
  /** What is wrong inside the file has a list of its own; the form says how much it is. */
  const refused = (error: unknown) => {
    const problem = asProblem(error)
    const inside = (problem.errors ?? []).filter(({ pointer }) => /^\/(rows|columns)\//.test(pointer))
    server.show({ ...problem, errors: problem.errors?.filter((fault) => !inside.includes(fault)) })
    setInTable(inside)
    if (inside.length > 0)
      form.setError('upload_id', { type: 'table', message: t('schedule.faults', { count: inside.length }) })
  }
  const send = ({ decree, valid_from, upload_id: [file] }: Values) => {
    setInTable([])
    if (!file || !valid_from) return
    create.mutate(
      { body: { upload_id: file.id, decree, valid_from } },
      {
        onError: refused,
        onSuccess: ({ rule_count }) => {
          form.reset()
          toast.done(t('schedule.done', { count: rule_count }))
          void refresh()
        },
      },
    )
  }
  const labels = {
    decree: t('schedule.decree'),
    valid_from: t('schedule.validFrom'),
    upload_id: t('schedule.file'),
  }
  const required = { required: fieldText('required') }
  const example = () => {
    const load = async () =>
      bytesOf(await http.GET('/api/v1/retention-schedule-example', { parseAs: 'blob' }), 'text/csv')
    const name = t('schedule.exampleFile')
    save({ key: ['retention-example'], name, mediaType: 'text/csv', load }).catch(toast.problem)
  }
  return (
    <Card withBorder maw={720} component="form" noValidate onSubmit={submit(send)}>
      <ProblemSummary form={form} labels={labels} problem={server.problem} />
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
          label={labels.decree}
          description={t('schedule.decreeHint')}
          {...form.register('decree', required)}
          error={errors.decree?.message}
        />
        <Controller
          control={form.control}
          name="valid_from"
          rules={required}
          render={({ field }) => (
            <DateField
              ref={field.ref}
              label={labels.valid_from}
              value={field.value}
              onChange={field.onChange}
              error={errors.valid_from?.message}
            />
          )}
        />
        <Controller
          control={form.control}
          name="upload_id"
          rules={{ validate: (files) => files.length > 0 || fieldText('required') }}
          render={({ field }) => (
            <UploadField
              ref={field.ref}
              label={labels.upload_id}
              kind="tables"
              multiple={false}
              value={field.value}
              onChange={(files) => {
                field.onChange(files)
                setInTable([])
              }}
              error={listMessage(errors, 'upload_id', [])}
            />
          )}
        />
        {inTable.length > 0 && <Faults faults={inTable} />}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('schedule.submit')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
