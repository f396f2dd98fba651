import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { personName } from '@/features/letters/people'
import type { Letter, Review } from '@/features/letters/types'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'

const tones: Record<Review['status'], Tone> = {
  pending: 'neutral',
  initialled: 'success',
  returned: 'warning',
  superseded: 'neutral',
}

/** The initials of the present round, in order; earlier rounds are in the timeline. */
export function ReviewList({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const round = Math.max(...letter.reviews.map((review) => review.round))
  const present = letter.reviews.filter((review) => review.round === round)
  return (
    <List type="ordered" spacing="xs" aria-label={t('reviews')}>
      {present.map((review) => (
        <List.Item key={review.id}>
          {personName(review.reviewer)}{' '}
          <StatusBadge tone={tones[review.status]} label={t(`review.${review.status}`)} />
          {review.note && <div>“{review.note}”</div>}
        </List.Item>
      ))}
    </List>
  )
}
