import { Box, Group, Stack } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { LetterStatusBadge, SecurityBadge, UrgencyBadge } from '@/features/letters/badges'
import { Comments } from '@/features/letters/Comments'
import { Attachments } from '@/features/letters/files/Attachments'
import { hasPaper, LetterPaper } from '@/features/letters/files/LetterPaper'
import { SheetPaper } from '@/features/letters/files/SheetPaper'
import { hasAttendance, hasJourney, isDestroyed, isSent } from '@/features/letters/outcome'
import { personName } from '@/features/letters/people'
import { useLetter, useLetterDispositions, useLetterThread } from '@/features/letters/queries'
import { LetterSignature } from '@/features/letters/signing/LetterSignature'
import { signatureKey } from '@/features/letters/signing/signature'
import type { Disposition, Holder, Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { HelpLink, type HelpTopic } from '@/ui/HelpLink'
import { LoadedPage } from '@/ui/LoadedPage'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { usePageShortcuts } from '@/ui/shortcuts'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import { DispositionTree } from './DispositionTree'
import { Holders } from './Holders'
import { LetterActions } from './LetterActions'
import { type Doing, LetterDialogs } from './LetterDialogs'
import { LetterFacts } from './LetterFacts'
import { LetterTimeline } from './LetterTimeline'
import classes from './letter.module.css'
import { ReviewList } from './ReviewList'
import { Thread } from './Thread'
import { useAutoRead } from './useAutoRead'
import { useCommand } from './useCommand'
import { WaitingFor } from './WaitingFor'
import { WhySeen } from './WhySeen'

// with forms of their own, and for some letters alone
const Invitation = lazy(() => import('@/features/letters/invitation/Invitation'))
const JourneyBack = lazy(() => import('@/features/letters/journey/JourneyBack'))
const DispatchSection = lazy(() => import('@/features/letters/dispatch/DispatchSection'))
const ReceiptSection = lazy(() => import('@/features/letters/receipts/ReceiptSection'))
// comes after the letter: nobody waits for it
const Lookers = lazy(() => import('@/features/letters/looking/Lookers'))
const DestructionNote = lazy(() => import('@/features/letters/filing/DestructionNote'))
const FilingSection = lazy(() => import('@/features/letters/filing/FilingSection'))

export default function LetterPage() {
  const { t } = useTranslation('letters')
  const { id } = useParams({ from: '/app/surat/$id' })
  const query = useLetter(id)
  const incoming = query.data?.direction === 'incoming'
  const dispositions = useLetterDispositions(id, incoming)
  return (
    <LoadedPage title={t('letter')} query={query}>
      {(letter) => (
        <LetterView
          key={id}
          letter={letter}
          dispositions={dispositions.data?.items ?? []}
          holding={dispositions.data?.holders ?? []}
        />
      )}
    </LoadedPage>
  )
}

interface LetterViewProps {
  letter: Letter
  dispositions: Disposition[]
  /** The open ends of the dispositions. */
  holding: Holder[]
}

function LetterView({ letter, dispositions, holding }: LetterViewProps) {
  const { t } = useTranslation(['letters', 'signing'])
  const signed = signatureKey(letter)
  const [doing, setDoing] = useState<Doing | null>(null)
  const thread = useLetterThread(letter.id).data?.items ?? []
  useAutoRead(letter, dispositions)
  useLetterKeys(letter, setDoing)
  const submit = useCommand(
    () => must(http.POST('/api/v1/letters/{id}/submission', { params: { path: { id: letter.id } } })),
    () => toast.done(t('submit.done')),
  )
  return (
    <Page
      title={letter.subject}
      lead={
        <Group component="span" gap="xs" mt={4}>
          <LetterStatusBadge status={letter.status} />
          <UrgencyBadge urgency={letter.urgency} />
          <SecurityBadge level={letter.security_level} />
          <WhySeen letter={letter} />
          <span>{letter.agency.name}</span>
        </Group>
      }
      help={<HelpLink topic={topicOf(letter)} />}
      actions={
        <LetterActions
          letter={letter}
          onDo={setDoing}
          onSubmit={() => submit.mutate()}
          submitting={submit.isPending}
        />
      }
    >
      <LetterDialogs letter={letter} doing={doing} onClose={() => setDoing(null)} />
      <Suspense>
        <Lookers letterId={letter.id} activity="viewing" />
      </Suspense>
      <WaitingFor letter={letter} />
      {letter.destruction && (
        <Suspense>
          <DestructionNote of={letter.destruction} />
        </Suspense>
      )}
      {letter.recall && <Recalled recall={letter.recall} />}
      <div className={classes['columns']}>
        <Stack gap="lg">
          <Section title={t('section.facts')}>
            <LetterFacts letter={letter} />
          </Section>
          {hasAttendance(letter) && (
            <Suspense>
              <Invitation letter={letter} />
            </Suspense>
          )}
          {hasJourney(letter) && (
            <Suspense>
              <JourneyBack letter={letter} />
            </Suspense>
          )}
          {isSent(letter) && (
            <Suspense>
              <DispatchSection letter={letter} />
            </Suspense>
          )}
          <Text letter={letter} />
          {hasPaper(letter) && (
            <Section title={t('paper.title')}>
              <LetterPaper letter={letter} />
            </Section>
          )}
          {letter.direction === 'incoming' && !isDestroyed(letter) && (
            <Section title={t('sheet.title')}>
              <SheetPaper letter={letter} dispositions={dispositions} />
            </Section>
          )}
          {letter.attachments.length > 0 && (
            <Section title={t('attachments')}>
              <Attachments label={t('attachments')} letterId={letter.id} files={letter.attachments} preview />
            </Section>
          )}
        </Stack>
        <Stack gap="lg">
          <Section title={t('holders')}>
            <Holders letter={letter} />
          </Section>
          {signed && (
            <Section title={t('signature.title', { ns: 'signing' })}>
              <LetterSignature letter={letter} state={signed} />
            </Section>
          )}
          {letter.reviews.length > 0 && (
            <Section title={t('reviews')}>
              <ReviewList letter={letter} />
            </Section>
          )}
          {letter.direction === 'outgoing' && !isDestroyed(letter) && <Comments letter={letter} />}
          {letter.direction === 'outgoing' && !isDestroyed(letter) && (
            <Section title={t('versions.title')}>
              <TextLink to="/surat/$id/riwayat" params={{ id: letter.id }}>
                {t('versions.open')}
              </TextLink>
            </Section>
          )}
          {dispositions.length > 0 && (
            <Section title={t('tree')}>
              <DispositionTree dispositions={dispositions} holders={holding} />
            </Section>
          )}
          <Suspense>
            {letter.direction === 'incoming' && <ReceiptSection letter={letter} />}
            <FilingSection letter={letter} />
          </Suspense>
          {thread.length > 1 && (
            <Section title={t('thread.title')}>
              <Thread letters={thread} />
            </Section>
          )}
          <Section title={t('timeline.label')}>
            <LetterTimeline letter={letter} dispositions={dispositions} />
          </Section>
        </Stack>
      </div>
    </Page>
  )
}

/** The guide of what comes next with the letter. */
function topicOf({ direction, status }: Letter): HelpTopic {
  if (direction === 'incoming') return 'dispose'
  if (status === 'awaiting_approval') return 'sign'
  return status === 'approved' || status === 'dispatched' || status === 'withdrawn' ? 'send' : 'draft'
}

function Recalled({ recall }: { recall: NonNullable<Letter['recall']> }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const at = formatDateTime(recall.recalled_at, language)
  return (
    <Box mb="md">
      <Note tone="danger" title={t('recall.notice')}>
        <p className={classes['words']}>“{recall.reason}”</p>
        <span>{t('recall.by', { name: personName(recall.by), at })}</span>
      </Note>
    </Box>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes['section']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Text({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const text = letter.body ?? letter.summary
  if (!text) return null
  return (
    <Section title={letter.body ? t('field.body') : t('field.summary')}>
      <div className={classes['body']}>{text}</div>
    </Section>
  )
}

/** d disposes, e edits: where the letter allows it. */
function useLetterKeys(letter: Letter, onDo: (doing: Doing) => void): void {
  const { t } = useTranslation('letters')
  const navigate = useNavigate()
  usePageShortcuts([
    ...(letter.allowed_actions.includes('dispose')
      ? [{ keys: 'd', label: t('dispose.open'), run: () => onDo('dispose') }]
      : []),
    ...(letter.allowed_actions.includes('update')
      ? [
          {
            keys: 'e',
            label: t('edit'),
            run: () => void navigate({ to: '/surat/konsep', search: { id: letter.id } }),
          },
        ]
      : []),
  ])
}
