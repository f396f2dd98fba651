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
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { api, http } from '@/api/client'
import { asProblem } from '@/api/problem'
import { useRefresh } from '@/features/letters/queries'
import type { AgendaRegister, ImportField } from '@/features/letters/types'
import { today } from '@/lib/dates'
import { listMessage } from '@/ui/listMessage'
import { save } from '@/ui/openFile'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { useAppForm } from '@/ui/useAppForm'
import { missingColumns } from './missing'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Values {
  register: AgendaRegister
  year: number | string
  upload_id: UploadedFile[]
  columns: Partial<Record<ImportField, string>>
}

/** A file, the book that it is of, and, where the file calls its columns otherwise, their headings. */
export function StartForm() {
  const { t } = useTranslation(['moving', 'common', 'errors'])
  const headingOf = (field: ImportField) => t('start.heading', { field: t(`field.${field}`) })
  const navigate = useNavigate()
  const refresh = useRefresh()
  const optional = useOptional()
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: {
      register: 'incoming',
      year: Number(today().slice(0, 4)) - 1,
      upload_id: [],
      columns: {},
    },
  })
  const { errors } = form.formState
  const register = form.watch('register')
  const create = api.useMutation('post', '/api/v1/agenda-imports')
  const [missing, setMissing] = useState<ReturnType<typeof missingColumns>>([])
  const named = Object.keys(form.watch('columns')) as ImportField[]
  const asked = [...new Set([...missing.map(({ field }) => field), ...named])]
  const labels = {
    year: t('start.year'),
    upload_id: t('start.file'),
    ...Object.fromEntries(asked.map((field) => [`columns.${field}`, headingOf(field)])),
  }
  const send = ({ register, year, upload_id: [file], columns }: Values) => {
    if (!file) return
    const given = Object.entries(columns).filter(([, heading]) => heading.trim())
    const body = {
      upload_id: file.id,
      register,
      year: typeof year === 'number' ? year : null,
      columns: Object.fromEntries(given),
    }
    create.mutate(
      { body },
      {
        onError: (error) => {
          setMissing(missingColumns(asProblem(error)))
          server.show(error)
        },
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
    <Card withBorder maw={720} component="form" noValidate onSubmit={submit(send)}>
      <ProblemSummary form={form} labels={labels} problem={server.problem} />
      <Stack>
        <Title order={2} fz="lg">
          {t('start.title')}
        </Title>
        <Group align="flex-end">
          <SegmentedControl
            aria-label={t('start.register')}
            data={(['incoming', 'outgoing'] as const).map((value) => ({ value, label: t(`start.${value}`) }))}
            value={register}
            onChange={(value) => form.setValue('register', value as AgendaRegister)}
          />
          <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={template}>
            {t('start.template')}
          </Button>
        </Group>
        <Controller
          control={form.control}
          name="year"
          render={({ field }) => (
            <NumberInput
              ref={field.ref}
              label={optional(labels.year)}
              description={t('start.yearHint')}
              value={field.value}
              onChange={field.onChange}
              min={1945}
              max={Number(today().slice(0, 4))}
              allowDecimal={false}
              thousandSeparator={false}
              error={errors.year?.message}
              maw={320}
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
                server.clear()
                setMissing([])
                form.setValue('columns', {})
              }}
              error={listMessage(errors, 'upload_id', [])}
            />
          )}
        />
        {asked.length > 0 && (
          <Stack gap="xs">
            <Text>{t('start.columns')}</Text>
            {asked.map((field) => (
              <TextInput
                key={field}
                label={headingOf(field)}
                {...form.register(`columns.${field}`)}
                error={errors.columns?.[field]?.message}
                maw={420}
              />
            ))}
          </Stack>
        )}
        <Group>
          <Button type="submit" loading={create.isPending}>
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
