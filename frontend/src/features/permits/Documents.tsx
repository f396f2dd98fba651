import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { FileItem } from '@/ui/FileItem'
import { StatusBadge } from '@/ui/StatusBadge'
import type { Application, DocumentView } from './types'

async function loadBytes(id: string, document: DocumentView): Promise<Blob> {
  const answer = await http.GET('/api/v1/permit-applications/{id}/documents/{document_id}', {
    params: { path: { id, document_id: document.id } },
    parseAs: 'blob',
  })
  return bytesOf(answer, document.media_type ?? '')
}

export function Documents({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  const { documents } = application
  if (documents.length === 0) return <Text c="dimmed">{t('page.noDocuments')}</Text>
  return (
    <Stack component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {documents.map((document) => (
        <li key={document.id}>
          <Paper applicationId={application.id} document={document} />
        </li>
      ))}
    </Stack>
  )
}

function Paper({ applicationId, document }: { applicationId: string; document: DocumentView }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  return (
    <>
      <Text fw={600}>{document.requirement_name}</Text>
      {document.original_seen ? (
        <StatusBadge tone="success" label={t('requirement.seen')} />
      ) : (
        <FileItem
          file={{
            key: ['permit', applicationId, document.id],
            name: document.file_name ?? document.requirement_name,
            mediaType: document.media_type ?? '',
            sizeBytes: document.size_bytes ?? 0,
            load: () => loadBytes(applicationId, document),
          }}
        />
      )}
      <Text size="sm" c="dimmed">
        {t('page.handedIn', { date: formatDate(document.created_at, language) })}
      </Text>
    </>
  )
}
