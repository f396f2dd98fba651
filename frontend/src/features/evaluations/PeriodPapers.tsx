import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { FileItem } from '@/ui/FileItem'
import type { Period } from './types'

const PDF = 'application/pdf'

async function report(id: string): Promise<Blob> {
  const params = { path: { id } }
  return bytesOf(await http.GET('/api/v1/evaluation-periods/{id}/report', { params, parseAs: 'blob' }), PDF)
}

async function attendance(id: string): Promise<Blob> {
  const params = { path: { id } }
  const answer = await http.GET('/api/v1/evaluation-periods/{id}/attendance-list', {
    params,
    parseAs: 'blob',
  })
  return bytesOf(answer, PDF)
}

/** What is printed of a period: its report, and a list to sign at a visit. */
export function PeriodPapers({ period: { id, version } }: { period: Period }) {
  const { t } = useTranslation('evaluations')
  const file = (name: 'report' | 'attendance', load: () => Promise<Blob>) => ({
    key: ['evaluation-period', id, name, String(version)],
    name: t(`papers.${name}`),
    mediaType: PDF,
    load,
  })
  return (
    <section>
      <Title order={2} fz="lg" mt="xl" mb="sm">
        {t('papers.title')}
      </Title>
      <Stack>
        <FileItem file={file('report', () => report(id))} />
        <FileItem file={file('attendance', () => attendance(id))} />
      </Stack>
    </section>
  )
}
