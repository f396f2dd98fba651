import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { StatusBadge } from '@/ui/StatusBadge'
import classes from './signing.module.css'
import type { Attempt } from './types'
import { outcomeTones, providerName } from './words'

function Outcome({ attempt }: { attempt: Attempt }) {
  const { t } = useTranslation('signing')
  const language = useLanguage()
  const { outcome, ended_at, started_at } = attempt
  return (
    <>
      <StatusBadge tone={outcomeTones[outcome]} label={t(`outcome.${outcome}`)} />
      <div className={classes['when']}>{formatDateTime(ended_at ?? started_at, language)}</div>
    </>
  )
}

/** How the last attempt ended, and every attempt, newest first, on demand. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { t } = useTranslation('signing')
  const [opened, list] = useDisclosure()
  const [last] = attempts
  if (!last) return t('queue.none')
  return (
    <>
      <Outcome attempt={last} />
      <Button mt={4} size="compact-sm" variant="default" aria-expanded={opened} onClick={list.toggle}>
        {opened ? t('queue.hide') : t('queue.show', { count: attempts.length })}
      </Button>
      {opened && (
        <ol className={classes['attempts']}>
          {attempts.map((attempt) => (
            <li key={attempt.id}>
              <Outcome attempt={attempt} />
              <span>{t(`key.providerName.${providerName(attempt.provider)}`)}</span>
              {attempt.detail && <span>{t('queue.detail', { detail: attempt.detail })}</span>}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
