import { useTranslation } from 'react-i18next'
import type { Tone } from '@/ui/StatusBadge'
import { Timeline } from '@/ui/Timeline'
import type { Action, Application } from './types'

const tones: Partial<Record<Action, Tone>> = {
  return_incomplete: 'warning',
  reject: 'danger',
  sign: 'success',
  hand_over: 'success',
}

/** Every step, newest first. */
export function History({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  const entries = application.events.map((event, index) => {
    const missing = event.missing.map(({ message }) => message)
    return {
      id: String(index),
      title: t(`happened.${event.action}`),
      at: event.occurred_at,
      actor: event.actor_name ?? t('applicantHimself'),
      note: [event.note, ...missing].filter(Boolean).join('\n') || null,
      tone: tones[event.action] ?? 'neutral',
    }
  })
  return <Timeline label={t('page.history')} entries={entries.reverse()} />
}
