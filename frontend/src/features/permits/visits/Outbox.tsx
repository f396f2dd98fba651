import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { fieldText, problemText } from '@/ui/problemText'
import { StatusBadge } from '@/ui/StatusBadge'
import { discardVisit, type KeptVisit, keepVisit, renewVisit } from './kept'
import { change, type Sending } from './outbox'
import { sendNow, useSending } from './sender'
import type { Kept } from './useKept'

interface OutboxProps {
  kept: Kept
  /** The visit that is in the form of the page. */
  editing: string | undefined
  /** Somebody wants to go on with it. */
  onEdit: (visit: KeptVisit) => void
  online: boolean
  signedIn: boolean
}

/** What is kept, what is being sent, what was refused and why, and what has arrived. */
export function Outbox({ kept, editing, onEdit, online, signedIn }: OutboxProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const sending = useSending()
  const visits = kept.visits.filter(({ state, id }) => state !== 'draft' || id !== editing)
  return (
    <section aria-label={t('visit.outbox')}>
      <Title order={2} fz="lg" mb="xs">
        {t('visit.outbox')}
      </Title>
      {visits.length === 0 && <Text c="dimmed">{t('visit.nothing')}</Text>}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {visits.map((visit) => (
          <Card component="li" withBorder key={visit.id} padding="sm">
            <Item visit={visit} sending={sending} online={online} signedIn={signedIn} onEdit={onEdit} />
          </Card>
        ))}
        {kept.arrivals.map((arrival) => (
          <Card component="li" withBorder key={arrival.id} padding="sm">
            <Group gap="xs">
              <StatusBadge tone="success" label={t('visit.arrived')} />
              <Text>
                {arrival.service[language]}, {t('registerShort', { number: arrival.register })}
              </Text>
            </Group>
            <Text size="sm" c="dimmed">
              {t('visit.arrivedAt', {
                time: formatDateTime(arrival.arrivedAt, language),
                photos: t('visit.photoCount', { count: arrival.photos }),
              })}{' '}
              <a href={`/layanan-loket/${arrival.application}`}>{t('visit.openCase')}</a>
            </Text>
          </Card>
        ))}
      </Stack>
    </section>
  )
}

interface ItemProps {
  visit: Kept['visits'][number]
  sending: Sending | null
  online: boolean
  signedIn: boolean
  onEdit: (visit: KeptVisit) => void
}

function Item({ visit, sending, online, signedIn, onEdit }: ItemProps) {
  const { t } = useTranslation(['permits', 'errors'])
  const language = useLanguage()
  const [discarding, setDiscarding] = useState(false)
  const [busy, setBusy] = useState(false)
  const { photos } = visit
  const now = sending?.visit === visit.id ? sending : null
  const waiting = !online ? 'visit.waitsNetwork' : signedIn ? 'visit.waits' : 'visit.waitsSignIn'
  const act = async (work: (visit: KeptVisit) => Promise<void>) => {
    setBusy(!(await change(visit.id, work)))
    sendNow()
  }
  const again = (found: KeptVisit) => keepVisit({ ...found, state: 'waiting' })
  const anew = (found: KeptVisit) => renewVisit(found, crypto.randomUUID())
  const correct = async ({ problem: _told, ...found }: KeptVisit) => {
    const draft: KeptVisit = { ...found, state: 'draft', changedAt: new Date().toISOString() }
    await keepVisit(draft)
    onEdit(draft)
  }
  const differs = visit.problem?.code === 'visit_differs'
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {visit.state === 'draft' && <StatusBadge tone="neutral" label={t('visit.draft')} />}
        {visit.state === 'waiting' && (
          <StatusBadge tone="info" label={now ? t('visit.sending') : t(waiting)} />
        )}
        {visit.state === 'refused' && <StatusBadge tone="danger" label={t('visit.refused')} />}
        <Text>
          {visit.service[language]}, {t('registerShort', { number: visit.register })}
        </Text>
      </Group>
      <Text size="sm" c="dimmed">
        {formatDateTime(visit.visitedAt, language)} · {t('visit.photoCount', { count: photos })}
      </Text>
      <div aria-live="polite">
        {now && (
          <Text size="sm">
            {now.photo > now.of
              ? t('visit.sendingReport')
              : t('visit.sendingPhoto', { number: now.photo, of: now.of, percent: now.percent })}
          </Text>
        )}
        {!now && visit.problem && <Why visit={visit} />}
        {busy && <Text size="sm">{t('visit.busy')}</Text>}
      </div>
      {!now && (
        <Group gap="xs">
          {visit.state === 'waiting' && online && signedIn && (
            <Button size="compact-md" onClick={sendNow}>
              {t('visit.now')}
            </Button>
          )}
          {visit.state === 'refused' && (
            <Button size="compact-md" onClick={() => void act(differs ? anew : again)}>
              {t(differs ? 'visit.anew' : 'visit.again')}
            </Button>
          )}
          <Button size="compact-md" variant="default" onClick={() => void act(correct)}>
            {t(visit.state === 'draft' ? 'visit.goOn' : 'visit.correct')}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => setDiscarding(true)}>
            {t('visit.discard')}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={discarding}
        title={t('visit.discardTitle')}
        confirmLabel={t('visit.discard')}
        danger
        onClose={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false)
          void act(discardVisit)
        }}
      >
        {t('visit.discardHint', { photos: t('visit.photoCount', { count: photos }) })}
      </ConfirmDialog>
    </Stack>
  )
}

/** What a pointer of a refusal means to people: a field of the form, or a photo by its number. */
function useFieldLabel(): (pointer: string) => string {
  const { t } = useTranslation('permits')
  return (pointer) => {
    const photo = /^\/photos\/(\d+)/.exec(pointer)?.[1]
    if (photo) return t('visit.photo', { number: Number(photo) + 1 })
    if (pointer === '/findings') return t('check.note')
    return pointer === '/visited_at' ? t('visit.when') : pointer
  }
}

/** The reason in the server's words, field by field where it names fields. */
function Why({ visit }: { visit: KeptVisit }) {
  const { t } = useTranslation('permits')
  const label = useFieldLabel()
  const problem = asProblem(visit.problem)
  const { errors } = problem
  if (visit.state === 'waiting')
    return <Text size="sm">{t('visit.tried', { why: problemText(problem) })}</Text>
  if (!errors?.length) return <Text size="sm">{problemText(problem)}</Text>
  return (
    <ul>
      {errors.map(({ pointer, code, detail }) => (
        <li key={`${pointer} ${code}`}>
          {label(pointer)}: {fieldText(code, detail)}
        </li>
      ))}
    </ul>
  )
}
