import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useRefresh } from '@/features/letters/queries'
import type { ScanOutcome } from '@/features/letters/types'
import { DataTable } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import { type UploadedFile, UploadField } from '@/ui/UploadField'
import { scanTones } from './words'

/** As many as one request takes. */
const AT_ONCE = 100

/** Scans that find their letters by their names; what became of each stays on the screen. */
export function Scans({ id }: { id: string }) {
  const { t } = useTranslation('moving')
  const refresh = useRefresh()
  const [files, setFiles] = useState<UploadedFile[]>([])
  const [outcomes, setOutcomes] = useState<ScanOutcome[]>([])
  const attach = api.useMutation('post', '/api/v1/agenda-imports/{id}/scans')
  const sent = files.slice(0, AT_ONCE)
  const submit = () =>
    attach.mutate(
      { params: { path: { id } }, body: { upload_ids: sent.map((file) => file.id) } },
      {
        onError: toast.problem,
        onSuccess: ({ items }) => {
          setOutcomes([...items, ...outcomes])
          setFiles(files.slice(AT_ONCE))
          void refresh()
        },
      },
    )
  return (
    <Card withBorder component="section">
      <Stack>
        <Title order={2} fz="lg">
          {t('scans.title')}
        </Title>
        <Text>{t('scans.lead')}</Text>
        <UploadField label={t('scans.files')} value={files} onChange={setFiles} />
        {files.length > 0 && (
          <Group>
            <Button loading={attach.isPending} onClick={submit}>
              {t('scans.submit', { count: sent.length })}
            </Button>
          </Group>
        )}
        {outcomes.length > 0 && <Outcomes outcomes={outcomes} />}
      </Stack>
    </Card>
  )
}

function Outcomes({ outcomes }: { outcomes: ScanOutcome[] }) {
  const { t } = useTranslation('moving')
  return (
    <div role="status">
      <DataTable
        name={t('scans.title')}
        rows={outcomes}
        rowKey={({ upload_id, result }) => `${upload_id} ${result}`}
        columns={[
          { key: 'file', header: t('scans.file'), cell: ({ file_name }) => <strong>{file_name}</strong> },
          {
            key: 'letter',
            header: t('scans.letter'),
            cell: ({ letter_id, number, year }) =>
              letter_id ? (
                <TextLink to="/surat/$id" params={{ id: letter_id }}>
                  {number}/{year}
                </TextLink>
              ) : (
                '–'
              ),
          },
          {
            key: 'result',
            header: t('scans.result'),
            cell: ({ result, message }) => (
              <>
                <StatusBadge tone={scanTones[result]} label={t(`scans.${result}`)} />
                <Text size="sm">{message}</Text>
              </>
            ),
          },
        ]}
      />
    </div>
  )
}
