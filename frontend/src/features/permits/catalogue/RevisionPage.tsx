import { Group, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { serviceName } from '@/features/permits/text'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { useRevision } from './queries'
import type { Revision } from './types'

const DraftEditor = lazy(() => import('./DraftEditor'))
const Published = lazy(() => import('./Published'))

/** One revision of a service: a draft to be written and published, or what was published. */
export default function RevisionPage() {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const { id } = useParams({ from: '/app/katalog/$id' })
  const revision = useRevision(id)
  const language = useLanguage()
  const found = revision.data
  return (
    <Page
      title={found ? serviceName(found, language) : t('title')}
      lead={found && <Lead revision={found} />}
      actions={<LinkAnchor to="/katalog">{t('back')}</LinkAnchor>}
    >
      <Loaded query={revision} rows={8}>
        {(shown) => (
          <Suspense>
            {shown.published_at ? (
              <Published key={shown.id} revision={shown} />
            ) : (
              <DraftEditor key={shown.id} revision={shown} />
            )}
          </Suspense>
        )}
      </Loaded>
    </Page>
  )
}

function Lead({ revision }: { revision: Revision }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const language = useLanguage()
  return (
    <Group component="span" gap="xs">
      <span>{t('revisionOf', { code: revision.code, revision: revision.revision })}</span>
      {revision.valid_from ? (
        <Text span inherit>
          {t('from')} {formatDate(revision.valid_from, language)}
        </Text>
      ) : (
        <StatusBadge tone="warning" label={t('draft')} />
      )}
    </Group>
  )
}
