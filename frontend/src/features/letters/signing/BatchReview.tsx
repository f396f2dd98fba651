import { Button, Group } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconChevronLeft,
  IconChevronRight,
  IconCircleCheck,
  IconCircleDashed,
  IconEye,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterRow } from '@/features/letters/types'
import { KeyGate } from '@/ui/signing/KeyGate'
import { BatchPaper } from './BatchPaper'
import { included, type Read } from './batch'
import classes from './batch.module.css'

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
          <Group justify="space-between" wrap="nowrap">
            <Step
              label={t('batch.previous')}
              icon={phone ? IconChevronLeft : undefined}
              disabled={place === 0}
              onClick={() => setPlace(place - 1)}
            />
            <span>{t('batch.place', { place: place + 1, count: rows.length })}</span>
            <Step
              label={t('batch.next')}
              icon={phone ? IconChevronRight : undefined}
              disabled={place === rows.length - 1}
              onClick={() => setPlace(place + 1)}
            />
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

interface StepProps {
  label: string
  /** In the place of the word, where there is no room for it. */
  icon: TablerIcon | undefined
  disabled: boolean
  onClick: () => void
}

function Step({ label, icon: Icon, disabled, onClick }: StepProps) {
  return (
    <Button variant="default" aria-label={label} disabled={disabled} onClick={onClick}>
      {Icon ? <Icon size={20} aria-hidden /> : label}
    </Button>
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
