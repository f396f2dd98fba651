import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { type Column, DataTable } from '@/ui/DataTable'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { ApplicationStatus } from './ApplicationStatus'
import { shortOfficer } from './officers/officerName'
import { SlaBadge } from './SlaBadge'
import { registerNumber, serviceName } from './text'
import type { ApplicationRow } from './types'

interface ApplicationTableProps {
  rows: ApplicationRow[]
  current: string | undefined
  chosen?: string[]
  /** Given where several can be chosen; only those of the own office. */
  onChoose?: (id: string) => void
}

export function ApplicationTable({ rows, current, chosen = [], onChoose }: ApplicationTableProps) {
  const { t } = useTranslation(['permits', 'numbering'])
  const language = useLanguage()
  const me = useMe()
  const foreign = rows.some((row) => row.agency.id !== me?.position.agency.id)
  const office: Column<ApplicationRow>[] = foreign
    ? [{ key: 'agency', header: t('field.agency'), cell: (row) => row.agency.name }]
    : []
  const choice: Column<ApplicationRow> = {
    key: 'choice',
    header: t('numbering:officers.choose'),
    width: 60,
    cell: (row) =>
      row.agency.id === me?.position.agency.id && (
        <Checkbox
          aria-label={t('numbering:officers.chooseOf', { name: row.applicant_name })}
          checked={chosen.includes(row.id)}
          onChange={() => onChoose?.(row.id)}
        />
      ),
  }
  const columns: [Column<ApplicationRow>, ...Column<ApplicationRow>[]] = [
    {
      key: 'applicant',
      heads: true,
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
      key: 'officer',
      header: t('numbering:officers.officer'),
      cell: (row) => (row.assignee ? shortOfficer(row.assignee) : '–'),
    },
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
  ]
  return (
    <DataTable
      name={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      current={current}
      columns={onChoose ? [choice, ...columns] : columns}
    />
  )
}
