import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Application } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { PermitBadge } from './PermitBadge'
import type { PermitVersion } from './types'
import classes from './Versions.module.css'

/** The papers that followed each other, the first one first; each leads to its case. */
export function Versions({ application }: { application: Application }) {
  const { t } = useTranslation('permits', { keyPrefix: 'versions' })
  return (
    <ol className={classes['versions']}>
      {application.versions.map((version) => (
        <li key={version.id}>
          <Text fw={600}>
            {version.application_id === application.id ? (
              version.number
            ) : (
              <LinkAnchor to="/layanan-loket/$id" params={{ id: version.application_id }} inherit>
                {version.number}
              </LinkAnchor>
            )}
          </Text>
          <PermitBadge state={version.state} />
          <Text size="sm">
            {t(version.kind ?? 'first')}
            {version.application_id === application.id && ` · ${t('this')}`}
          </Text>
          <Days version={version} />
        </li>
      ))}
    </ol>
  )
}

function Days({ version }: { version: PermitVersion }) {
  const { t } = useTranslation('permits', { keyPrefix: 'versions' })
  const language = useLanguage()
  const day = (text: string) => formatDate(text, language)
  return (
    <Text size="sm" c="dimmed">
      {version.valid_until
        ? t('days', { from: day(version.valid_from), until: day(version.valid_until) })
        : t('endless', { from: day(version.valid_from) })}
      {version.ended_on && ` · ${t(`ended.${version.state}`, { date: day(version.ended_on) })}`}
    </Text>
  )
}
