import { useTranslation } from 'react-i18next'
import { personName } from '@/features/letters/people'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { Note } from '@/ui/Note'

/** "Menunggu paraf Siti, Kasi": what a letter on its way to its signature waits for, before anything else about it. */
export function WaitingFor({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const { status, holders } = letter
  if (status !== 'in_review' && status !== 'awaiting_approval') return null
  const people = holders.flatMap(({ person }) => (person ? [personName(person)] : []))
  const since = holders[0]?.since
  if (people.length === 0 || !since) return null
  return (
    <Note tone="info" title={t(`waitingFor.${status}`, { names: people.join(' · ') })}>
      {t('since', { at: formatDateTime(since, language) })}
    </Note>
  )
}
