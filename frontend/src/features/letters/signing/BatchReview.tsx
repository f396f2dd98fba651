import { Button, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCircleCheck, IconCircleDashed, IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterRow } from '@/features/letters/types'
import { BatchPaper } from './BatchPaper'
import { included, type Read } from './batch'
import classes from './batch.module.css'
import { KeyGate } from './KeyGate'

interface BatchReviewProps {
  rows: LetterRow[]
  read: Read
  onRead: (read: Read) => void
  onProceed: () => void
}

/** The letters one after the other: all of them at the left where there is room, always the paper of one. */
export function BatchReview({ rows, read, onRead, onProceed }: BatchReviewProps) {
  const { t } = useTranslation('signing')
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [place, setPlace] = useState(0)
  const [opened, setOpened] = useState<string[]>([])
  const row = rows[place]
  const count = included(rows, read).length
  if (!row) return null
  return (
    <>
      <KeyGate>{null}</KeyGate>
      <div className={phone ? undefined : classes['columns']}>
        {!phone && (
          <ol className={classes['list']} aria-label={t('batch.list')}>
            {rows.map(({ id, subject }, at) => (
              <li key={id}>
                <button
                  type="button"
                  className={classes['entry']}
                  aria-current={at === place ? 'true' : undefined}
                  onClick={() => setPlace(at)}
                >
                  <span>{subject}</span>
                  <Progress state={id in read ? 'read' : opened.includes(id) ? 'opened' : 'unopened'} />
                </button>
              </li>
            ))}
          </ol>
        )}
        <div className={classes['paper']}>
          <Group justify="space-between" gap="xs">
            <Button
              size="compact-md"
              variant="default"
              disabled={place === 0}
              onClick={() => setPlace(place - 1)}
            >
              {t('batch.previous')}
            </Button>
            <span>{t('batch.place', { place: place + 1, count: rows.length })}</span>
            <Button
              size="compact-md"
              variant="default"
              disabled={place === rows.length - 1}
              onClick={() => setPlace(place + 1)}
            >
              {t('batch.next')}
            </Button>
          </Group>
          <BatchPaper
            key={row.id}
            id={row.id}
            opened={opened.includes(row.id)}
            read={read}
            onOpened={() => setOpened((all) => (all.includes(row.id) ? all : [...all, row.id]))}
            onRead={onRead}
          />
        </div>
      </div>
      <Group justify="space-between" mt="md">
        <span>{t('batch.progress', { read: count, count: rows.length })}</span>
        <Button disabled={count === 0} onClick={onProceed}>
          {t('batch.proceed', { count })}
        </Button>
      </Group>
    </>
  )
}

const icons = { unopened: IconCircleDashed, opened: IconEye, read: IconCircleCheck }

function Progress({ state }: { state: keyof typeof icons }) {
  const { t } = useTranslation('signing')
  const Icon = icons[state]
  return (
    <span className={classes['progress']} data-state={state}>
      <Icon size={16} aria-hidden />
      {t(`batch.${state}`)}
    </span>
  )
}
