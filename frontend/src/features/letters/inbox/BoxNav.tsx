import { Select } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './BoxNav.module.css'
import type { Box } from './boxes'
import { useBoxCounts } from './useBoxCounts'

interface BoxNavProps {
  boxes: Box[]
  current: Box
}

/** The boxes with what waits in them: links side by side, one list to choose from on a phone. */
export function BoxNav({ boxes, current }: BoxNavProps) {
  const { t } = useTranslation('letters')
  const navigate = useNavigate()
  const counts = useBoxCounts(boxes)
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  if (phone) {
    const label = (box: Box) => (counts[box] ? `${t(`box.${box}`)} (${counts[box]})` : t(`box.${box}`))
    return (
      <Select
        label={t('boxes')}
        data={boxes.map((box) => ({ value: box, label: label(box) }))}
        value={current}
        onChange={(box) => void navigate({ to: '/surat', search: { box: (box ?? 'inbox') as Box } })}
        allowDeselect={false}
        mb="sm"
      />
    )
  }
  return (
    <nav aria-label={t('boxes')} className={classes['boxes']}>
      {boxes.map((box) => (
        <Link
          key={box}
          to="/surat"
          // said for the inbox too: without a box the list opens with the caller's own view
          search={{ box }}
          // the router would mark the box without parameters in every other one as well
          activeOptions={{ exact: true }}
          className={classes['box'] ?? ''}
          aria-current={box === current ? 'page' : undefined}
        >
          {t(`box.${box}`)}
          {counts[box] && (
            <span className={classes['count']}>
              {counts[box]}
              <span className={classes['words']}>
                {' '}
                {t(box === 'inbox' ? 'count.unread' : 'count.waiting')}
              </span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
