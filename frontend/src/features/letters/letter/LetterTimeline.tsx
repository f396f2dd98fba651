import { useTranslation } from 'react-i18next'
import type { Disposition, Letter } from '@/features/letters/types'
import { Timeline } from '@/ui/Timeline'
import { stepsOf } from './timeline'

export function LetterTimeline({ letter, dispositions }: { letter: Letter; dispositions: Disposition[] }) {
  const { t } = useTranslation('letters')
  return (
    <Timeline
      label={t('timeline.label')}
      entries={stepsOf(letter, dispositions).map(({ key, whom, ...step }) => ({
        ...step,
        title: t(`timeline.${key}`, { whom: whom ?? '' }),
      }))}
    />
  )
}
