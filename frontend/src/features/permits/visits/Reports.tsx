import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { FileItem } from '@/ui/FileItem'
import { StatusBadge } from '@/ui/StatusBadge'
import type { Visit } from './types'

type Photo = Visit['photos'][number]

async function load(visit: Visit, photo: Photo): Promise<Blob> {
  const path = '/api/v1/permit-applications/{id}/visits/{visit_id}/photos/{photo_id}'
  const answer = await http.GET(path, {
    params: { path: { id: visit.application_id, visit_id: visit.id, photo_id: photo.id } },
    parseAs: 'blob',
  })
  return bytesOf(answer, 'image/jpeg')
}

/** Visits on site that were reported, in the order in which they were made. */
export default function Reports({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  return (
    <Stack component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {application.visits.map((visit) => (
        <li key={visit.id}>
          <StatusBadge
            tone={visit.outcome === 'fine' ? 'success' : 'danger'}
            label={t(`check.${visit.outcome}`)}
          />
          <Text size="sm" c="dimmed">
            {formatDateTime(visit.visited_at, language)} ·{' '}
            {t('check.by', { who: visit.by, agency: visit.agency.name })}
          </Text>
          <Text style={{ whiteSpace: 'pre-line' }}>{visit.findings ?? t('visit.erased')}</Text>
          {visit.photos.map((photo, i) => photo.sha256 && <Shown key={photo.id} {...{ visit, photo, i }} />)}
        </li>
      ))}
    </Stack>
  )
}

function Shown({ visit, photo, i }: { visit: Visit; photo: Photo; i: number }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const { latitude, longitude, accuracy_m } = photo
  return (
    <>
      <FileItem
        file={{
          key: ['visit', visit.id, photo.id],
          name: photo.caption ?? t('visit.photo', { number: i + 1 }),
          mediaType: 'image/jpeg',
          ...(photo.size_bytes == null ? {} : { sizeBytes: photo.size_bytes }),
          load: () => load(visit, photo),
        }}
      />
      <Text size="sm" c="dimmed">
        {formatDateTime(photo.taken_at, language)}
        {latitude != null && longitude != null && (
          <> · {t('visit.at', { latitude, longitude, metres: accuracy_m ?? '?' })}</>
        )}
      </Text>
    </>
  )
}
