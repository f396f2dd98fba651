import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLetterHistory } from '@/features/letters/queries'
import type { Disposition, Letter } from '@/features/letters/types'
import { ErrorState } from '@/ui/ErrorState'
import { Timeline } from '@/ui/Timeline'
import { type Step, stepsOf } from './timeline'

/** What the ledger has of the letter. */
export function LetterTimeline({ letter, dispositions }: { letter: Letter; dispositions: Disposition[] }) {
  const { t } = useTranslation(['letters', 'common'])
  const { data, error, refetch, hasMore, loadingMore, loadMore } = useLetterHistory(letter.id)
  const actorOf = ({ actor, onBehalfOf: position }: Step) =>
    actor && position ? t('timeline.onBehalf', { actor, position }) : actor
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <>
      <Timeline
        label={t('timeline.label')}
        entries={stepsOf(data.items, letter, dispositions).map(({ action, whom, ...step }) => ({
          ...step,
          actor: actorOf({ action, whom, ...step }),
          title: t(`timeline.${action}`, { whom }),
        }))}
      />
      {hasMore && (
        <Button variant="subtle" loading={loadingMore} onClick={loadMore}>
          {t('action.more', { ns: 'common' })}
        </Button>
      )}
    </>
  )
}
