import { Anchor, Button, Group, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesOf } from '@/api/bytes'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import classes from '@/features/letters/letter/letter.module.css'
import { useCommand } from '@/features/letters/letter/useCommand'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate, formatDateTime } from '@/lib/format'
import { openInTab } from '@/ui/openFile'
import { StatusBadge } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'
import type { Step } from './StepDialog'
import type { Dispatch, DispatchAction, Dispatches } from './types'
import { dispatchTones } from './words'

const ChangeDialog = lazy(() => import('./ChangeDialog'))
const StepDialog = lazy(() => import('./StepDialog'))

const EVERY_MS = 3_000

/** How a dispatched letter goes to each of its addressees. */
export default function DispatchSection({ letter }: { letter: Letter }) {
  const { t } = useTranslation('dispatch')
  const params = { path: { id: letter.id } }
  const { data } = api.useQuery(
    'get',
    '/api/v1/letters/{id}/dispatches',
    { params },
    // a mail goes out by itself, soon
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ status }) => status === 'waiting') && EVERY_MS,
    },
  )
  if (!data) return null
  return (
    <section aria-label={t('title')}>
      <Text component="h2" fz="1.15rem" fw={700} mb={8} mt={0}>
        {t('title')}
      </Text>
      <Ways letter={letter} dispatches={data} />
    </section>
  )
}

interface Doing {
  action: DispatchAction
  item: Dispatch
}

function Ways({ letter, dispatches }: { letter: Letter; dispatches: Dispatches }) {
  const { t } = useTranslation('dispatch')
  const [doing, setDoing] = useState<Doing | null>(null)
  const end = () => setDoing(null)
  return (
    <>
      <ul className={classes['tree']} aria-label={t('title')}>
        {dispatches.items.map((item) => (
          <li key={item.pos} className={classes['sheet']}>
            <Way item={item} />
            <Details letterId={letter.id} item={item} />
            <Actions letterId={letter.id} item={item} onDo={(action) => setDoing({ action, item })} />
          </li>
        ))}
      </ul>
      <Suspense>
        {doing?.action === 'change_way' && (
          <ChangeDialog letterId={letter.id} item={doing.item} dispatches={dispatches} onClose={end} />
        )}
        {doing && isStep(doing.action) && (
          <StepDialog step={doing.action} letterId={letter.id} item={doing.item} onClose={end} />
        )}
      </Suspense>
    </>
  )
}

const isStep = (action: DispatchAction): action is Step =>
  action === 'hand_over' || action === 'confirm' || action === 'return'

/** To whom, how, where it is and since when. */
function Way({ item: { name, kind, way, status, since } }: { item: Dispatch }) {
  const { t } = useTranslation('dispatch')
  const language = useLanguage()
  return (
    <>
      <Group justify="space-between" gap="xs">
        <b>{name}</b>
        {status && <StatusBadge tone={dispatchTones[status]} label={t(`status.${status}`)} />}
      </Group>
      <div className={classes['meta']}>
        {kind === 'carbon_copy' && <span>{t('copy')}</span>}
        <span>{way ? t(`ways.${way}`) : t('untracked')}</span>
        {since && <span>{t('since', { at: formatDateTime(since, language) })}</span>}
      </div>
    </>
  )
}

function Details({ letterId, item }: { letterId: string; item: Dispatch }) {
  const { t } = useTranslation('dispatch')
  const language = useLanguage()
  const lines = [
    item.email,
    item.problem && t(`problem.${item.problem}`),
    item.problem_detail && t('serverSaid', { detail: item.problem_detail }),
    item.carrier &&
      t('carriedBy', { carrier: item.carrier, date: formatDate(item.handed_over_on, language) }),
    item.tracking_number && t('tracking', { number: item.tracking_number }),
    item.received_by &&
      t('receivedBy', { name: item.received_by, date: formatDate(item.received_on, language) }),
    item.return_reason &&
      t('returnedOn', { date: formatDate(item.returned_on, language), reason: item.return_reason }),
  ].filter((line): line is string => Boolean(line))
  return (
    <>
      {lines.map((line) => (
        <Text key={line} size="sm" style={{ overflowWrap: 'anywhere' }}>
          {line}
        </Text>
      ))}
      {item.proof && <Proof letterId={letterId} pos={item.pos} proof={item.proof} />}
    </>
  )
}

interface ProofProps {
  letterId: string
  pos: number
  proof: NonNullable<Dispatch['proof']>
}

function Proof({ letterId, pos, proof }: ProofProps) {
  const { t } = useTranslation('dispatch')
  const load = async () =>
    bytesOf(
      await http.GET('/api/v1/letters/{id}/dispatches/{pos}/proof', {
        params: { path: { id: letterId, pos } },
        parseAs: 'blob',
      }),
      proof.media_type,
    )
  const file = { key: ['letter', letterId, 'proof', String(pos)], name: proof.file_name, load }
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      ta="start"
      onClick={() => openInTab({ ...file, mediaType: proof.media_type }).catch(toast.problem)}
    >
      {t('proof', { name: proof.file_name })}
    </Anchor>
  )
}

interface ActionsProps {
  letterId: string
  item: Dispatch
  onDo: (action: DispatchAction) => void
}

/** Buttons for what the server allows about the addressee. */
function Actions({ letterId, item, onDo }: ActionsProps) {
  const { t } = useTranslation('dispatch')
  const retry = useCommand(
    () =>
      must(
        http.POST('/api/v1/letters/{id}/dispatches/{pos}/mail', {
          params: { path: { id: letterId, pos: item.pos } },
        }),
      ),
    () => toast.done(t('retried')),
  )
  if (item.allowed_actions.length === 0) return null
  return (
    <Group gap={6} mt={6}>
      {item.allowed_actions.map((action) => (
        <Button
          key={action}
          size="compact-sm"
          variant="default"
          aria-label={t('actionFor', { action: t(`actions.${action}`), name: item.name })}
          loading={action === 'retry' && retry.isPending}
          onClick={() => (action === 'retry' ? retry.mutate() : onDo(action))}
        >
          {t(`actions.${action}`)}
        </Button>
      ))}
    </Group>
  )
}
