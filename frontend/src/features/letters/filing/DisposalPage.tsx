import { Button, Stack, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import classes from '@/features/letters/letter/letter.module.css'
import { useCommand } from '@/features/letters/letter/useCommand'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatDateTime } from '@/lib/format'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { LoadedPage } from '@/ui/LoadedPage'
import { Note } from '@/ui/Note'
import { openInTab } from '@/ui/openFile'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import { listPaperOf, minutesPaperOf } from './archivePapers'
import { FolderLine } from './FolderLine'
import type { DisposalFolder, DisposalList, DisposalPerson } from './types'
import { disposalTones } from './words'

const DisposalDialogs = lazy(() => import('./DisposalDialogs'))

/** What is being asked about a list: a word with an action, the minutes, or the folder that leaves it. */
export type DisposalDoing = 'return' | 'cancel' | 'execute' | { drop: DisposalFolder }

/** One list: what is on it, where it is on its way, and the next step. */
export default function DisposalPage() {
  const { t } = useTranslation('archive')
  const { id } = useParams({ from: '/app/arsip/penyusutan/$id' })
  const query = api.useQuery('get', '/api/v1/disposal-lists/{id}', { params: { path: { id } } })
  return (
    <LoadedPage title={t('disposal.title')} query={query}>
      {(list) => <ListView key={id} list={list} />}
    </LoadedPage>
  )
}

function ListView({ list }: { list: DisposalList }) {
  const { t } = useTranslation('archive')
  const [doing, setDoing] = useState<DisposalDoing | null>(null)
  const params = { path: { id: list.id } }
  const can = (action: DisposalList['allowed_actions'][number]) => list.allowed_actions.includes(action)
  const submit = useCommand(
    () => must(http.POST('/api/v1/disposal-lists/{id}/submission', { params })),
    () => toast.done(t('disposal.submitted')),
  )
  const approve = useCommand(
    () => must(http.POST('/api/v1/disposal-lists/{id}/approval', { params })),
    () => toast.done(t('disposal.approved')),
  )
  return (
    <Page
      title={list.title}
      lead={`${t(`kind.${list.kind}`)} · ${list.agency.name}`}
      actions={
        <>
          <LinkButton to="/arsip/penyusutan" variant="default">
            {t('disposal.back')}
          </LinkButton>
          <PaperButtons list={list} />
          {can('cancel') && (
            <Button variant="default" onClick={() => setDoing('cancel')}>
              {t('disposal.cancel')}
            </Button>
          )}
          {can('return') && (
            <Button variant="default" onClick={() => setDoing('return')}>
              {t('disposal.return')}
            </Button>
          )}
          {can('submit') && (
            <Button loading={submit.isPending} onClick={() => submit.mutate()}>
              {t('disposal.submit')}
            </Button>
          )}
          {can('approve') && (
            <Button loading={approve.isPending} onClick={() => approve.mutate()}>
              {t('disposal.approve')}
            </Button>
          )}
          {can('execute') && <Button onClick={() => setDoing('execute')}>{t('disposal.execute')}</Button>}
        </>
      }
    >
      <Stack gap="lg">
        {list.kind === 'destruction' && WAITS.includes(list.status) && (
          <Note tone="warning" title={t('disposal.whatDestroyed')} />
        )}
        <Facts list={list} />
        <Folders list={list} onDrop={(drop) => setDoing({ drop })} />
      </Stack>
      <Suspense>
        {doing && <DisposalDialogs list={list} doing={doing} onClose={() => setDoing(null)} />}
      </Suspense>
    </Page>
  )
}

/** Steps before a list is carried out. */
const WAITS: DisposalList['status'][] = ['prepared', 'submitted', 'approved']

const people = (list: DisposalPerson[]): string =>
  list.map(({ name, position }) => [name, position].filter(Boolean).join(', ')).join('; ')

/** The list and its minutes as papers; minutes that are not recorded yet are a draft to be signed. */
function PaperButtons({ list }: { list: DisposalList }) {
  const { t } = useTranslation('archive')
  const done = list.status === 'executed'
  return (
    <>
      <Button
        variant="default"
        onClick={() => openInTab(listPaperOf(list, t('disposal.listPaper'))).catch(toast.problem)}
      >
        {t('disposal.listPaper')}
      </Button>
      {(done || list.status === 'approved') && (
        <Button
          variant="default"
          onClick={() => openInTab(minutesPaperOf(list, t('disposal.minutes'))).catch(toast.problem)}
        >
          {t(done ? 'disposal.minutesPaper' : 'disposal.minutesDraft')}
        </Button>
      )}
    </>
  )
}

function Destroyed({ of }: { of: NonNullable<DisposalList['destroyed']> }) {
  const { t } = useTranslation('archive')
  return (
    <>
      {t('disposal.destroyedLetters', { count: of.letters })},{' '}
      {t('disposal.destroyedFiles', { count: of.files })}
      {of.kept > 0 && <div>{t('disposal.destroyedKept', { count: of.kept })}</div>}
      {of.waiting > 0 && <div>{t('disposal.destroyedWaiting', { count: of.waiting })}</div>}
    </>
  )
}

function Facts({ list }: { list: DisposalList }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  const status = <StatusBadge tone={disposalTones[list.status]} label={t(`disposalStatus.${list.status}`)} />
  const rows: [string, ReactNode][] = [
    [t('field.status'), status],
    [t('disposal.preparedBy'), `${list.prepared_by}, ${formatDateTime(list.created_at, language)}`],
  ]
  if (list.return_reason) rows.push([t('reason'), list.return_reason])
  if (list.approved_by && list.approved_at)
    rows.push([
      t('disposal.approvedBy'),
      `${list.approved_by}, ${formatDateTime(list.approved_at, language)}`,
    ])
  if (list.permission_number) rows.push([t('disposal.permission'), list.permission_number])
  if (list.minutes_number && list.minutes_date)
    rows.push([t('disposal.minutes'), `${list.minutes_number}, ${formatDate(list.minutes_date, language)}`])
  if (list.place) rows.push([t('disposal.place'), list.place])
  if (list.receiver) rows.push([t('disposal.receiver'), people([list.receiver])])
  if (list.destroyed) rows.push([t('disposal.destroyed'), <Destroyed key="destroyed" of={list.destroyed} />])
  if (list.witnesses.length > 0) rows.push([t('disposal.witnesses'), people(list.witnesses)])
  if (list.executed_by && list.executed_at)
    rows.push([
      t('disposal.executedBy'),
      `${list.executed_by}, ${formatDateTime(list.executed_at, language)}`,
    ])
  return (
    <dl className={classes['facts']}>
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Folders({ list, onDrop }: { list: DisposalList; onDrop: (item: DisposalFolder) => void }) {
  const { t } = useTranslation('archive')
  const params = { path: { id: list.id } }
  const query = api.useQuery('get', '/api/v1/disposal-lists/{id}/folders', { params })
  return (
    <section aria-label={t('disposal.folders')}>
      <Title order={2} fz="lg" mb="sm">
        {t('disposal.folders')}
      </Title>
      <Loaded query={query}>
        {({ items }) =>
          items.length > 0 ? (
            <ul className={classes['tree']}>
              {items.map((item) => (
                <li key={item.folder.id} className={classes['sheet']}>
                  <TextLink to="/arsip/$id" params={{ id: item.folder.id }}>
                    {item.folder.title}
                  </TextLink>
                  <FolderLine item={item} />
                  {item.kept.map(({ item_number, agencies }) => (
                    <p key={item_number}>
                      {t('disposal.kept', {
                        number: item_number,
                        agencies: agencies.map(({ name }) => name).join(', '),
                      })}
                    </p>
                  ))}
                  {list.allowed_actions.includes('drop') && (
                    <Button
                      mt={6}
                      size="compact-sm"
                      variant="default"
                      aria-label={t('disposal.dropOf', { title: item.folder.title })}
                      onClick={() => onDrop(item)}
                    >
                      {t('disposal.drop')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          ) : (
            <p>{t('disposal.nothingOn')}</p>
          )
        }
      </Loaded>
    </section>
  )
}
