import { Group, Select, Stack } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Comments } from '@/features/letters/Comments'
import { personName } from '@/features/letters/people'
import { useLetter, useLetterVersions } from '@/features/letters/queries'
import { compact } from '@/features/letters/search'
import type { LetterVersion } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { Changes } from './Changes'
import classes from './versions.module.css'

/** What became of a draft from version to version. Which two are compared is in the address. */
export default function VersionsPage() {
  const { t } = useTranslation('letters')
  const { id } = useParams({ from: '/app/surat/$id/riwayat' })
  const letter = useLetter(id)
  const versions = useLetterVersions(id)
  return (
    <Page
      title={t('versions.title')}
      lead={letter.data?.subject ?? t('versions.lead')}
      actions={
        <LinkButton to="/surat/$id" params={{ id }} variant="default">
          {t('versions.back')}
        </LinkButton>
      }
    >
      <Loaded query={versions}>
        {({ items: [latest, ...earlier] }) =>
          latest ? (
            <Compared id={id} versions={[latest, ...earlier]} />
          ) : (
            <EmptyState title={t('versions.none')} hint={t('versions.noneHint')} />
          )
        }
      </Loaded>
      {letter.data && (
        <div className={classes['comments']}>
          <Comments letter={letter.data} />
        </div>
      )}
    </Page>
  )
}

function Compared({ id, versions }: { id: string; versions: [LetterVersion, ...LetterVersion[]] }) {
  const { t } = useTranslation('letters')
  const { v, since } = useSearch({ from: '/app/surat/$id/riwayat' })
  const navigate = useNavigate({ from: '/surat/$id/riwayat' })
  const shown = versions.find(({ number }) => number === v) ?? versions[0]
  const before = since && since < shown.number ? since : shown.number - 1
  const show = (next: { v?: number; since?: number | undefined }) =>
    void navigate({ search: compact({ v: shown.number, since, ...next }), replace: true })
  const option = ({ number }: { number: number }) => ({
    value: String(number),
    label: t('versions.number', { number }),
  })
  return (
    <Stack gap="lg">
      <VersionTable versions={versions} shown={shown.number} />
      <Group>
        <Select
          label={t('versions.later')}
          data={versions.map(option)}
          value={String(shown.number)}
          allowDeselect={false}
          onChange={(value) => show({ v: Number(value), since: undefined })}
        />
        {before > 0 && (
          <Select
            label={t('versions.earlier')}
            data={versions.filter(({ number }) => number < shown.number).map(option)}
            value={String(before)}
            allowDeselect={false}
            onChange={(value) => show({ since: Number(value) })}
          />
        )}
      </Group>
      <Changes key={`${before}-${shown.number}`} id={id} number={shown.number} since={before} />
    </Stack>
  )
}

function VersionTable({ versions, shown }: { versions: LetterVersion[]; shown: number }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  return (
    <DataTable
      name={t('versions.list')}
      rows={versions}
      columns={[
        {
          key: 'number',
          header: t('versions.later'),
          cell: ({ number }) => t('versions.number', { number }),
        },
        { key: 'step', header: t('versions.stepTitle'), cell: ({ step }) => t(`versions.step.${step}`) },
        { key: 'by', header: t('versions.by'), cell: ({ author }) => personName(author) },
        {
          key: 'saved',
          header: t('versions.saved'),
          cell: ({ updated_at }) => formatDateTime(updated_at, language),
        },
      ]}
      rowKey={({ number }) => String(number)}
      strong={({ number }) => number === shown}
    />
  )
}
