import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatLongDate, formatNumber } from '@/lib/format'
import { Facts } from './Facts'
import { Fee } from './ServiceTerms'
import { SlaBadge } from './SlaBadge'
import { trackingPath } from './text'
import type { Application, Service } from './types'

export function Clock({ application, service }: { application: Application; service: Service }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const { clock, submitted_on, tracking_code, contact_verified } = application
  return (
    <Facts
      items={[
        { key: 'sla', label: t('field.sla'), text: <SlaBadge of={application} /> },
        { key: 'due', label: t('field.due'), text: formatLongDate(clock.due_date, language) },
        ...(application.stage_due_date
          ? [
              {
                key: 'stage',
                label: t('field.stageDue'),
                text: formatLongDate(application.stage_due_date, language),
              },
            ]
          : []),
        {
          key: 'used',
          label: t('field.used'),
          text: t('field.usedOf', {
            used: formatNumber(clock.working_days_used),
            count: service.sla_working_days,
          }),
        },
        { key: 'submitted', label: t('field.submitted'), text: formatDate(submitted_on, language) },
        { key: 'channel', label: t('field.channel'), text: t(`channel.${application.channel}`) },
        ...(application.channel === 'online'
          ? [
              {
                key: 'contact',
                label: t('field.contact'),
                text: contact_verified
                  ? t(`contact.${contact_verified.kind}`, {
                      date: formatDate(contact_verified.verified_at, language),
                    })
                  : t('contact.unproven'),
              },
            ]
          : []),
        { key: 'fee', label: t('field.fee'), text: <Fee of={service} /> },
        {
          key: 'code',
          label: t('field.trackingCode'),
          text: (
            <Anchor href={trackingPath(tracking_code)} target="_blank">
              {tracking_code}
            </Anchor>
          ),
        },
      ]}
    />
  )
}
