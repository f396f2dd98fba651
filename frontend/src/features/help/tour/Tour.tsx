import { Button, CloseButton, Group, Paper, Text, Title } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { closeTour, startTour, useTour } from './tour'
import classes from './tour.module.css'
import { useHighlight } from './useHighlight'

/** The page comes first, then the offer. */
const SETTLED_MS = 1500

const STEPS = [
  { name: 'menu', target: 'menu' },
  { name: 'search', target: 'search' },
  { name: 'bell', target: 'bell' },
  { name: 'account', target: 'account' },
  { name: 'help', target: 'account' },
] as const

export default function Tour() {
  const me = useMe()
  // with a temporary password there is one thing to do first
  if (!me || me.user.must_change_password) return null
  return <Card userId={me.user.id} />
}

/** Offered to whoever is here for the first time; closed, it stays closed until it is started from the help page. */
function Card({ userId }: { userId: string }) {
  const { t } = useTranslation('help', { keyPrefix: 'tour' })
  const tour = useTour(userId)
  const settled = useSettled()
  if (tour === 'closed' || (tour === 'new' && !settled)) return null
  const close = () => {
    closeTour(userId)
    document.getElementById('main')?.focus({ preventScroll: true })
  }
  return (
    <Paper
      component="section"
      className={classes['card'] ?? ''}
      aria-label={t('label')}
      shadow="lg"
      withBorder
      p="md"
      onKeyDown={({ key }: KeyboardEvent) => {
        if (key === 'Escape') close()
      }}
      data-no-print
    >
      {tour === 'running' ? <Steps onClose={close} /> : <Offer onClose={close} />}
    </Paper>
  )
}

function useSettled(): boolean {
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [])
  return settled
}

function Offer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('help', { keyPrefix: 'tour' })
  return (
    <>
      <Title order={2} fz={18}>
        {t('offer.title')}
      </Title>
      <Text mt={4}>{t('offer.text')}</Text>
      <Text mt={4} size="sm" c="dimmed">
        {t('kept')}
      </Text>
      <Group mt="sm" gap="xs">
        <Button onClick={startTour}>{t('start')}</Button>
        <Button variant="default" onClick={onClose}>
          {t('skip')}
        </Button>
      </Group>
    </>
  )
}

function Steps({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('help', { keyPrefix: 'tour' })
  const [at, setAt] = useState(0)
  const title = useRef<HTMLHeadingElement>(null)
  const step = STEPS[at] ?? STEPS[0]
  const last = at === STEPS.length - 1
  useHighlight(step.target)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step is read from its title on
  useEffect(() => title.current?.focus(), [at])
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} fz={18} ref={title} tabIndex={-1} className={classes['title'] ?? ''}>
          {t(`step.${step.name}.title`)}
        </Title>
        <CloseButton size={44} aria-label={t('skip')} onClick={onClose} />
      </Group>
      <Text>{t(`step.${step.name}.text`)}</Text>
      {last && (
        <Text mt={4} size="sm" c="dimmed">
          {t('kept')}
        </Text>
      )}
      <Group mt="sm" gap="xs" justify="space-between">
        <Text size="sm" c="dimmed">
          {t('place', { place: at + 1, count: STEPS.length })}
        </Text>
        <Group gap="xs">
          {at > 0 && (
            <Button variant="default" onClick={() => setAt(at - 1)}>
              {t('previous')}
            </Button>
          )}
          <Button onClick={last ? onClose : () => setAt(at + 1)}>{t(last ? 'finish' : 'next')}</Button>
        </Group>
      </Group>
    </>
  )
}
