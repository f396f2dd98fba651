import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useApplication, useService } from '@/features/permits/queries'
import { serviceName } from '@/features/permits/text'
import type { Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { PATHS, type SuccessionKind } from './types'

const FollowUpForm = lazy(() => import('./FollowUpForm'))

/** Renews or corrects an issued paper: the form of today with the answers of the case that it came from. */
export default function FollowUpPage() {
  const { id, lanjutan } = useParams({ from: '/app/layanan-loket/$id/$lanjutan' })
  const kind = lanjutan === PATHS.amendment ? 'amendment' : 'renewal'
  const { t } = useTranslation('permits', { keyPrefix: 'follow' })
  const application = useApplication(id)
  return (
    <Page title={t(`${kind}.title`)} lead={t(`${kind}.lead`)} narrow>
      <Loaded query={application}>{(found) => <Service application={found} kind={kind} />}</Loaded>
    </Page>
  )
}

function Service({ application, kind }: { application: Application; kind: SuccessionKind }) {
  const { t } = useTranslation('permits', { keyPrefix: 'follow' })
  const language = useLanguage()
  const services = api.useQuery('get', '/api/v1/permit-services')
  const { code } = application.service
  const row = services.data?.items.find((candidate) => candidate.code === code && candidate.enabled)
  const service = useService(row?.id)
  const { permit } = application
  if (!permit) return <EmptyState title={t('noPaper')} hint={t('noPaperHint')} />
  if (services.data && !row)
    return (
      <EmptyState
        title={t('closed', { name: serviceName(application.service, language) })}
        hint={t('closedHint')}
      />
    )
  return (
    <Loaded
      query={services.error ? { ...service, error: services.error, refetch: services.refetch } : service}
    >
      {(found) => (
        <Suspense fallback={<Loading />}>
          <FollowUpForm
            key={found.id}
            application={application}
            permit={permit}
            service={found}
            kind={kind}
          />
        </Suspense>
      )}
    </Loaded>
  )
}
