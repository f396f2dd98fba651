import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatNumber } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { StatusBadge } from '@/ui/StatusBadge'
import { LetterLink, PermitLink } from './links'
import type { Evidence } from './types'

/** Ledger records with the verdict of one count on each. */
export function EvidenceTable({ records }: { records: Evidence[] }) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  return (
    <DataTable
      name={t('evidence.title')}
      rows={records}
      rowKey={({ fact_id, rule }) => `${fact_id} ${rule}`}
      columns={[
        { key: 'what', header: t('evidence.record'), cell: (record) => <RecordName record={record} /> },
        {
          key: 'action',
          header: t('evidence.action'),
          cell: ({ action }) => <ActionName action={action} />,
        },
        {
          key: 'date',
          header: t('evidence.date'),
          cell: ({ effective_date }) => formatDate(effective_date, language),
        },
        {
          key: 'quantity',
          header: t('evidence.quantity'),
          numeric: true,
          cell: ({ quantity }) => formatNumber(quantity),
        },
        {
          key: 'verdict',
          header: t('evidence.verdict'),
          cell: (record) => (
            <>
              <StatusBadge
                tone={record.included ? 'success' : 'neutral'}
                label={t(record.included ? 'evidence.included' : 'evidence.excluded')}
              />
              <Text size="sm" maw="52ch">
                {record[`reason_${language}`]}
              </Text>
            </>
          ),
        },
      ]}
    />
  )
}

function ActionName({ action }: { action: string }) {
  const { t, i18n } = useTranslation('evaluations')
  // the ledger's actions come from the server; one that has no words yet shows its own name
  const key = `action.${action.replace('.', '_')}` as 'action.letter_close'
  return <>{i18n.exists(key, { ns: 'evaluations' }) ? t(key) : action}</>
}

/** What the record is about, and the way to it. */
function RecordName({ record: { subject_type, subject_id, label, medium, withheld } }: { record: Evidence }) {
  const { t } = useTranslation('evaluations')
  const named = (kind: string) => (label ? `${kind} ${label}` : kind)
  if (withheld) return t('subject.withheld')
  switch (subject_type) {
    case 'letter':
      return <LetterLink id={subject_id}>{named(t('subject.letter'))}</LetterLink>
    case 'permit_application':
      return <PermitLink id={subject_id}>{named(t('subject.permit'))}</PermitLink>
    case 'disposition':
      return named(t('subject.disposition'))
    default:
      return medium === 'paper' ? t('subject.paper') : named(subject_type)
  }
}
