import { Button, Group, Stack } from '@mantine/core'
import { IconFilePlus, IconLock, IconSnowflake } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import classes from '@/features/letters/letter/letter.module.css'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatDateTime, formatNumber } from '@/lib/format'
import { LinkButton } from '@/ui/LinkButton'
import { LoadedPage } from '@/ui/LoadedPage'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import { FolderBadges } from './FolderBadges'
import { FolderLetters } from './FolderLetters'
import type { FileFolder } from './types'
import { folderNumber, phaseTones } from './words'

const FileLettersDialog = lazy(() => import('./FileLettersDialog'))
const FolderDialogs = lazy(() => import('./FolderDialogs'))

/** What is being asked about a folder. */
export type FolderDoing = 'close' | 'freeze' | 'release'

/** One folder: what it is, how long it is kept, and the letters in it. */
export default function FolderPage() {
  const { t } = useTranslation('archive')
  const { id } = useParams({ from: '/app/arsip/$id' })
  const query = api.useQuery('get', '/api/v1/file-folders/{id}', { params: { path: { id } } })
  return (
    <LoadedPage title={t('folder')} query={query}>
      {(folder) => <FolderView key={id} folder={folder} />}
    </LoadedPage>
  )
}

function FolderView({ folder }: { folder: FileFolder }) {
  const { t } = useTranslation('archive')
  const [filing, setFiling] = useState(false)
  const [doing, setDoing] = useState<FolderDoing | null>(null)
  const can = (action: FileFolder['allowed_actions'][number]) => folder.allowed_actions.includes(action)
  return (
    <Page
      title={folder.title}
      lead={
        <Group component="span" gap="xs" mt={4}>
          <FolderBadges folder={folder} />
          <span>{folder.agency.name}</span>
        </Group>
      }
      actions={
        <>
          <LinkButton to="/arsip" variant="default">
            {t('back')}
          </LinkButton>
          {can('freeze') && (
            <Button
              variant="default"
              leftSection={<IconSnowflake size={18} aria-hidden />}
              onClick={() => setDoing('freeze')}
            >
              {t('hold.freeze')}
            </Button>
          )}
          {can('release') && (
            <Button variant="default" onClick={() => setDoing('release')}>
              {t('hold.release')}
            </Button>
          )}
          {can('close') && (
            <Button
              variant="default"
              leftSection={<IconLock size={18} aria-hidden />}
              onClick={() => setDoing('close')}
            >
              {t('close.open')}
            </Button>
          )}
          {can('file') && (
            <Button leftSection={<IconFilePlus size={18} aria-hidden />} onClick={() => setFiling(true)}>
              {t('file.open')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="lg">
        <Notices folder={folder} />
        <Facts folder={folder} />
        <FolderLetters folder={folder} />
      </Stack>
      <Suspense>
        {filing && <FileLettersDialog folder={folder} onClose={() => setFiling(false)} />}
        {doing && <FolderDialogs folder={folder} doing={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </Page>
  )
}

function Notices({ folder }: { folder: FileFolder }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  const { hold, disposal_list_id } = folder
  return (
    <>
      {hold && (
        <Note tone="warning" title={t('hold.notice', { reason: hold.reason })}>
          {t('hold.by', { name: hold.by, at: formatDateTime(hold.since, language) })}
        </Note>
      )}
      {disposal_list_id && (
        <Note tone="info" title={t('listed')}>
          <TextLink to="/arsip/penyusutan/$id" params={{ id: disposal_list_id }}>
            {t('listedOpen')}
          </TextLink>
        </Note>
      )}
    </>
  )
}

function Facts({ folder }: { folder: FileFolder }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  const { retention: said } = folder
  const rows: [string, ReactNode][] = [
    [t('field.number'), folderNumber(folder)],
    [
      t('field.classification'),
      [folder.classification_code, folder.classification_title].filter(Boolean).join(' – '),
    ],
    [t('field.letters'), formatNumber(folder.letter_count)],
  ]
  if (folder.closed_on) rows.push([t('field.closedOn'), formatDate(folder.closed_on, language)])
  if (said) {
    rows.push([
      t('field.retention'),
      t('retention.short', {
        active: said.active_years,
        inactive: said.inactive_years,
        fate: t(`fate.${said.final_disposition}`),
      }),
    ])
    if (said.active_until) rows.push([t('retention.activeUntil'), formatDate(said.active_until, language)])
    if (said.inactive_until)
      rows.push([t('retention.inactiveUntil'), formatDate(said.inactive_until, language)])
    rows.push([
      t('retention.phaseNow'),
      <StatusBadge key="phase" tone={phaseTones[said.phase]} label={t(`phase.${said.phase}`)} />,
    ])
    rows.push([t('retention.source'), t('retention.rule', { code: said.rule_code, decree: said.decree })])
    if (said.note) rows.push([t('retention.note'), said.note])
  } else {
    rows.push([t('field.retention'), t('retention.none')])
  }
  return (
    <section aria-label={t('facts')}>
      <dl className={classes['facts']}>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
