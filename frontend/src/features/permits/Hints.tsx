import { useTranslation } from 'react-i18next'
import { Note } from '@/ui/Note'
import type { Application } from './types'

interface HintsProps {
  application: Application
  /** Names by pointer. */
  labels: Record<string, string>
}

/** What the applicant still has to bring. */
export function MissingItems({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  const { missing, public_note, status } = application
  if (status !== 'incomplete' && !public_note) return null
  return (
    <Note
      tone={status === 'rejected' ? 'danger' : 'warning'}
      title={t(status === 'rejected' ? 'hint.rejected' : 'hint.missing')}
    >
      {public_note && <p>{public_note}</p>}
      {missing.length > 0 && (
        <ul>
          {missing.map(({ pointer, message }) => (
            <li key={pointer}>{message}</li>
          ))}
        </ul>
      )}
    </Note>
  )
}

/** Where the NIK and the form differ: something to look at, never a reason to refuse by itself. */
export function NikWarnings({ application, labels }: HintsProps) {
  const { t } = useTranslation('permits')
  if (application.warnings.length === 0) return null
  return (
    <Note tone="info" title={t('hint.nik')}>
      <ul>
        {application.warnings.map(({ code, pointer }) => (
          <li key={code}>{t(`hint.${code}`, { field: labels[pointer] ?? pointer })}</li>
        ))}
      </ul>
      <p>{t('hint.nikWhy')}</p>
    </Note>
  )
}
