import { Button, Text } from '@mantine/core'
import { IconFilterOff, IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Notice.module.css'

interface EmptyStateProps {
  /** Why there is nothing. */
  title: string
  hint?: string
  /** The one thing to do next. */
  action?: ReactNode
}

/** There is no data yet. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className={classes['notice']}>
      <IconInbox size={36} stroke={1.5} aria-hidden />
      <Text fw={650}>{title}</Text>
      {hint && <Text c="dimmed">{hint}</Text>}
      {action}
    </div>
  )
}

/** There is data, but the filters leave none of it. */
export function NoMatch({ onReset }: { onReset: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={classes['notice']}>
      <IconFilterOff size={36} stroke={1.5} aria-hidden />
      <Text fw={650}>{t('empty.noMatch')}</Text>
      <Text c="dimmed">{t('empty.noMatchHint')}</Text>
      <Button variant="default" onClick={onReset}>
        {t('action.resetFilters')}
      </Button>
    </div>
  )
}
