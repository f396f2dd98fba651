import {
  Button,
  Card,
  Group,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { api, http } from '@/api/client'
import { asProblem, type Problem } from '@/api/problem'
import { useRefresh } from '@/features/letters/queries'
import type { AgendaRegister, ImportField } from '@/features/letters/types'
import { today } from '@/lib/dates'
import { Note } from '@/ui/Note'
import { save } from '@/ui/openFile'
import { fieldText, problemText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { missingColumns } from './missing'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file, the book that it is of, and, where the file calls its columns otherwise, their headings. */
export function StartForm() {
  const { t } = useTranslation(['moving', 'common', 'errors'])
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [register, setRegister] = useState<AgendaRegister>('incoming')
  const [year, setYear] = useState<number | string>(Number(today().slice(0, 4)) - 1)
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [columns, setColumns] = useState<Partial<Record<ImportField, string>>>({})
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = api.useMutation('post', '/api/v1/agenda-imports')
  const [file] = files
  const missing = missingColumns(problem)
  const asked = [
    ...new Set([...missing.map(({ field }) => field), ...(Object.keys(columns) as ImportField[])]),
  ]
  const fault = problem?.errors?.find(({ pointer }) => pointer === '/upload_id' || pointer === '/year')
  const choose = (next: UploadedFile[]) => {
    setFiles(next)
    setProblem(null)
    setColumns({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!file) return
    const named = Object.fromEntries(Object.entries(columns).filter(([, heading]) => heading.trim()))
    const body = {
      upload_id: file.id,
      register,
      year: typeof year === 'number' ? year : null,
      columns: named,
    }
    create.mutate(
      { body },
      {
        onError: (error) => setProblem(asProblem(error)),
        onSuccess: ({ id }) => {
          void refresh()
          void navigate({ to: '/pindahan/$id', params: { id } })
        },
      },
    )
  }
  const template = () => {
    const load = async () => {
      const params = { query: { register } }
      return bytesOf(await http.GET('/api/v1/agenda-import-template', { params, parseAs: 'blob' }), XLSX)
    }
    save({ key: ['agenda-template'], name: t(`templateFile.${register}`), mediaType: XLSX, load }).catch(
      toast.problem,
    )
  }
  return (
    <Card withBorder maw={720} component="form" noValidate onSubmit={submit}>
      <Stack>
        <Title order={2} fz="lg">
          {t('start.title')}
        </Title>
        <Group align="flex-end">
          <SegmentedControl
            aria-label={t('start.register')}
            data={(['incoming', 'outgoing'] as const).map((value) => ({ value, label: t(`start.${value}`) }))}
            value={register}
            onChange={(value) => setRegister(value as AgendaRegister)}
          />
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={template}>
            {t('start.template')}
          </Button>
        </Group>
        <NumberInput
          label={t('start.year')}
          description={t('start.yearHint')}
          value={year}
          onChange={setYear}
          min={1945}
          max={Number(today().slice(0, 4))}
          allowDecimal={false}
          thousandSeparator={false}
          maw={320}
        />
        <UploadField
          label={t('start.file')}
          kind="tables"
          multiple={false}
          value={files}
          onChange={choose}
          error={fault && fieldText(fault.code, fault.detail)}
        />
        {asked.length > 0 && (
          <Stack gap="xs">
            <Text>{t('start.columns')}</Text>
            {missing[0]?.detail && <Text c="dimmed">{missing[0].detail}</Text>}
            {asked.map((field) => (
              <TextInput
                key={field}
                label={t('start.heading', { field: t(`field.${field}`) })}
                value={columns[field] ?? ''}
                onChange={({ currentTarget }) => setColumns({ ...columns, [field]: currentTarget.value })}
                maw={420}
              />
            ))}
          </Stack>
        )}
        {problem && !fault && missing.length === 0 && <Note tone="danger" title={problemText(problem)} />}
        <Group>
          <Button type="submit" loading={create.isPending} disabled={!file}>
            {t('start.submit')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('start.nothing')}
        </Text>
      </Stack>
    </Card>
  )
}
