import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { openInTab } from '@/ui/openFile'
import { toast } from '@/ui/toast'

type Handed = NonNullable<Application['handover']>

/** Who took the paper, and the signature of receipt. */
export default function Handover({ id, handover }: { id: string; handover: Handed }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'handover' })
  const language = useLanguage()
  const file = {
    key: [id, 'receipt-signature'],
    name: 'tanda-terima.png',
    mediaType: 'image/png',
    load: async () => {
      const answer = await http.GET('/api/v1/permit-applications/{id}/receipt-signature', {
        params: { path: { id } },
        parseAs: 'blob',
      })
      return bytesOf(answer, 'image/png')
    },
  }
  return (
    <p>
      {t(handover.is_applicant ? 'takenByApplicant' : 'takenByOther', {
        name: handover.receiver_name ?? t('erased'),
        date: formatDateTime(handover.handed_at, language),
      })}
      {handover.signed && (
        <>
          {' '}
          <Anchor
            component="button"
            type="button"
            inherit
            c="inherit"
            td="underline"
            onClick={() => openInTab(file).catch(toast.problem)}
          >
            {t('show')}
          </Anchor>
        </>
      )}
    </p>
  )
}
