import { useTranslation } from 'react-i18next'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { paperOf } from '@/features/permits/PermitPaper'
import { useRefresh } from '@/features/permits/queries'
import { serviceName } from '@/features/permits/text'
import type { Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { SignDialog as Dialog } from '@/ui/signing/SignDialog'

interface SignDialogProps {
  application: Application
  onClose: () => void
}

/** Signs the paper of an application electronically, which issues it. */
export default function SignDialog({ application, onClose }: SignDialogProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const refresh = useRefresh()
  const path = { id: application.id }
  return (
    <Dialog
      paper={application}
      signing={{
        kind: 'permit',
        subjectOf: ({ service, applicant_name }) => `${serviceName(service, language)} – ${applicant_name}`,
        fileOf: (seen) => paperOf(seen, t('paper.name')),
        numberOf: ({ permit }) => permit?.number ?? '',
        load: () =>
          must(http.GET('/api/v1/permit-applications/{id}', { params: { path } })) as Promise<Application>,
        sign: ({ version }, body) =>
          must(
            http.POST('/api/v1/permit-applications/{id}/signature', {
              params: { path, header: ifMatch(version) },
              body,
            }),
          ) as Promise<Application>,
        refresh,
      }}
      onClose={onClose}
    />
  )
}
