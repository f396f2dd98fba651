import { Button, Group } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Disposition, Holder } from '@/features/letters/types'
import { DispositionSheet } from './DispositionSheet'
import classes from './letter.module.css'
import { NowWith } from './NowWith'
import { type Branch, parentsOf, treeOf } from './tree'

interface DispositionTreeProps {
  dispositions: Disposition[]
  holders: Holder[]
}

/**
 * Who has the letter now, and below it who gave it to whom, as a nested list: read by screen readers as such, and narrow
 * enough for a phone. A branch closes and opens with its button, or with the left and right arrow on it.
 */
export function DispositionTree({ dispositions, holders }: DispositionTreeProps) {
  const { t } = useTranslation('letters')
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const parents = parentsOf(dispositions)
  const set = (id: string, open: boolean) =>
    setClosed((before) => {
      const after = new Set(before)
      if (open) after.delete(id)
      else after.add(id)
      return after
    })
  return (
    <>
      <NowWith holders={holders} />
      {parents.length > 1 && (
        <Group gap="xs" mb="xs" className={classes['actions'] ?? ''}>
          <Button size="compact-sm" variant="subtle" onClick={() => setClosed(new Set())}>
            {t('openAll')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => setClosed(new Set(parents))}>
            {t('closeAll')}
          </Button>
        </Group>
      )}
      <ul className={classes['tree']} aria-label={t('tree')}>
        {treeOf(dispositions).map((branch) => (
          <Node key={branch.disposition.id} branch={branch} closed={closed} set={set} />
        ))}
      </ul>
    </>
  )
}

interface NodeProps {
  branch: Branch
  closed: ReadonlySet<string>
  set: (id: string, open: boolean) => void
}

function Node({ branch: { disposition, children }, closed, set }: NodeProps) {
  const { t } = useTranslation('letters')
  const { id } = disposition
  const opened = !closed.has(id)
  const count = children.length
  const passedOn = children.every((child) => child.disposition.kind === 'hand_over')
  const arrows = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowLeft') set(id, false)
    if (key === 'ArrowRight') set(id, true)
  }
  return (
    <li>
      <DispositionSheet disposition={disposition}>
        {count > 0 && (
          <Button
            className={classes['toggle'] ?? ''}
            size="compact-sm"
            variant="subtle"
            aria-expanded={opened}
            leftSection={opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
            onClick={() => set(id, !opened)}
            onKeyDown={arrows}
          >
            {passedOn ? t('passedOnTo', { count }) : t('below', { count })}
          </Button>
        )}
      </DispositionSheet>
      {count > 0 && (
        // on paper nothing is closed
        <ul className={classes['tree']} data-closed={!opened}>
          {children.map((child) => (
            <Node key={child.disposition.id} branch={child} closed={closed} set={set} />
          ))}
        </ul>
      )}
    </li>
  )
}
