import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { ApplicationStatus } from './ApplicationStatus'
import { SlaBadge } from './SlaBadge'
import { registerNumber, serviceName } from './text'
import type { ApplicationRow } from './types'

export function ApplicationTable({ rows, current }: { rows: ApplicationRow[]; current: string | undefined }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const me = useMe()
  const foreign = rows.some((row) => row.agency.id !== me?.position.agency.id)
  const office: Column<ApplicationRow>[] = foreign
    ? [{ key: 'agency', header: t('field.agency'), cell: (row) => row.agency.name }]
    : []
  return (
    <DataTable
      name={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      current={current}
      columns={[
        {
          key: 'applicant',
          header: t('field.applicant'),
          width: '22%',
          cell: (row) => (
            <>
              <LinkAnchor to="/layanan-loket/$id" params={{ id: row.id }} fw={600}>
                {row.applicant_name || t('personal.nameErased')}
              </LinkAnchor>
              <Text size="sm" c="dimmed">
                {t('registerShort', { number: registerNumber(row) })} · {t(`channel.${row.channel}`)}
              </Text>
            </>
          ),
        },
        { key: 'service', header: t('field.service'), cell: (row) => serviceName(row.service, language) },
        ...office,
        {
          key: 'status',
          header: t('field.status'),
          cell: (row) => <ApplicationStatus status={row.status} />,
        },
        { key: 'sla', header: t('field.sla'), cell: (row) => <SlaBadge of={row} /> },
        {
          key: 'due',
          header: t('field.due'),
          cell: (row) => (row.clock.state === 'stopped' ? '–' : formatDate(row.clock.due_date, language)),
        },
        {
          key: 'submitted',
          header: t('field.submitted'),
          wideOnly: true,
          cell: (row) => formatDate(row.submitted_on, language),
        },
      ]}
    />
  )
}
