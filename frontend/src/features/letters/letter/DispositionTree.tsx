import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Disposition } from '@/features/letters/types'
import { DispositionSheet } from './DispositionSheet'
import classes from './letter.module.css'
import { type Branch, treeOf } from './tree'

/** Who gave the letter to whom, as a nested list: read by screen readers as such, and narrow enough for a phone. */
export function DispositionTree({ dispositions }: { dispositions: Disposition[] }) {
  const { t } = useTranslation('letters')
  return (
    <ul className={classes['tree']} aria-label={t('tree')}>
      {treeOf(dispositions).map((branch) => (
        <Node key={branch.disposition.id} branch={branch} />
      ))}
    </ul>
  )
}

function Node({ branch: { disposition, children } }: { branch: Branch }) {
  const { t } = useTranslation('letters')
  const [opened, below] = useDisclosure(true)
  return (
    <li>
      <DispositionSheet disposition={disposition}>
        {children.length > 0 && (
          <Button
            className={classes['toggle'] ?? ''}
            size="compact-sm"
            variant="subtle"
            aria-expanded={opened}
            leftSection={opened ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
            onClick={below.toggle}
          >
            {t('passedOnTo', { count: children.length })}
          </Button>
        )}
      </DispositionSheet>
      {opened && children.length > 0 && (
        <ul className={classes['tree']}>
          {children.map((child) => (
            <Node key={child.disposition.id} branch={child} />
          ))}
        </ul>
      )}
    </li>
  )
}
