import { useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { useService } from './queries'
import { ServiceChooser } from './ServiceChooser'
import { serviceName } from './text'

const IntakeForm = lazy(() => import('./IntakeForm'))

/** Taking in an application at the counter: service, form, papers, check, receipt. */
export default function IntakePage() {
  const { t } = useTranslation('permits')
  const { layanan } = useSearch({ from: '/app/layanan-loket/baru' })
  return layanan ? (
    <Chosen code={layanan} />
  ) : (
    <Page title={t('intake.title')} lead={t('intake.chooseLead')} narrow>
      <ServiceChooser />
    </Page>
  )
}

function Chosen({ code }: { code: string }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const services = api.useQuery('get', '/api/v1/permit-services')
  const row = services.data?.items.find((candidate) => candidate.code === code && candidate.enabled)
  const service = useService(row?.id)
  return (
    <Page title={t('intake.title')} lead={row ? serviceName(row, language) : code} narrow>
      {services.data && !row ? (
        <EmptyState title={t('intake.unknown')} hint={t('intake.unknownHint')} />
      ) : (
        <Loaded
          query={services.error ? { ...service, error: services.error, refetch: services.refetch } : service}
        >
          {(found) => (
            <Suspense fallback={<Loading />}>
              <IntakeForm key={found.id} service={found} />
            </Suspense>
          )}
        </Loaded>
      )}
    </Page>
  )
}
