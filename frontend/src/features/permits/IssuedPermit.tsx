import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { Note } from '@/ui/Note'
import type { Application } from './types'

interface IssuedPermitProps {
  permit: NonNullable<Application['permit']>
  name: string
}

/** The number that the signature granted. */
export function IssuedPermit({ permit, name }: IssuedPermitProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const valid = permit.valid_until
    ? t('permit.until', { date: formatDate(permit.valid_until, language) })
    : t('permit.noEnd')
  return (
    <Note tone={permit.status === 'valid' ? 'success' : 'danger'} title={t('permit.number', { name })}>
      <Text component="p" fz="xl" fw={700} data-permit-number>
        {permit.number}
      </Text>
      <p>
        {t('permit.issued', { date: formatDate(permit.issued_on, language) })} ·{' '}
        {permit.status === 'valid' ? valid : t('permit.revoked')}
      </p>
    </Note>
  )
}
