import { Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './Notice.module.css'
import { helpCode, problemText } from './problemText'

interface ErrorStateProps {
  error: unknown
  onRetry?: () => void
}

/** In place of content that could not be loaded: plain words, a code for the help desk, and a way on. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation()
  return (
    <div className={classes['notice']} role="alert">
      <IconAlertTriangle size={36} stroke={1.5} color="var(--mantine-color-error)" aria-hidden />
      <Text fw={650}>{problemText(error)}</Text>
      <Text size="sm" c="dimmed">
        {helpCode(error)}
      </Text>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}
