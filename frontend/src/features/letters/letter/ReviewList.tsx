import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { personName } from '@/features/letters/people'
import type { Letter, Review } from '@/features/letters/types'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import classes from './letter.module.css'

const tones: Record<Review['status'], Tone> = {
  pending: 'neutral',
  initialled: 'success',
  returned: 'warning',
  superseded: 'neutral',
}

/** The initials of the present round: those in order, and those of other units beside them; earlier rounds are in the timeline. */
export function ReviewList({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const round = Math.max(...letter.reviews.map((review) => review.round))
  const present = letter.reviews.filter((review) => review.round === round)
  const of = (kind: Review['kind']) => present.filter((review) => review.kind === kind)
  const coordination = of('coordination')
  return (
    <>
      <Reviews label={t('hierarchical')} reviews={of('hierarchical')} ordered />
      {coordination.length > 0 && (
        <>
          <h3 className={classes['minor']}>{t('coordination')}</h3>
          <Reviews label={t('coordination')} reviews={coordination} ordered={false} />
        </>
      )}
    </>
  )
}

function Reviews({ label, reviews, ordered }: { label: string; reviews: Review[]; ordered: boolean }) {
  const { t } = useTranslation('letters')
  if (reviews.length === 0) return null
  return (
    <List type={ordered ? 'ordered' : 'unordered'} spacing="xs" aria-label={label}>
      {reviews.map((review) => (
        <List.Item key={review.id}>
          {personName(review.reviewer)}{' '}
          <StatusBadge tone={tones[review.status]} label={t(`review.${review.status}`)} />
          {review.note && <div>“{review.note}”</div>}
        </List.Item>
      ))}
    </List>
  )
}
