import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterRow } from '@/features/letters/types'
import { Note } from '@/ui/Note'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import classes from './batch.module.css'
import type { SignatureResult } from './types'

interface BatchResultsProps {
  rows: LetterRow[]
  results: SignatureResult[]
  onClose: () => void
}

/** What became of each letter. */
export function BatchResults({ rows, results, onClose }: BatchResultsProps) {
  const { t } = useTranslation(['signing', 'common'])
  const box = useRef<HTMLDivElement>(null)
  // the form that had the focus is gone
  useEffect(() => box.current?.focus(), [])
  const signed = results.filter((result) => result.signed).length
  const count = results.length
  return (
    <Stack ref={box} tabIndex={-1} role="status" maw={760} mx="auto" style={{ outline: 'none' }}>
      {signed === count ? (
        <Note tone="success" title={t('batch.allSigned', { count })} />
      ) : (
        <Note tone="warning" title={t('batch.someSigned', { signed, count })}>
          {t('batch.someHint')}
        </Note>
      )}
      <ul className={classes['results']} aria-label={t('batch.results')}>
        {results.map((result) => (
          <li key={result.id}>
            <TextLink to="/surat/$id" params={{ id: result.id }}>
              {rows.find(({ id }) => id === result.id)?.subject ?? result.id}
            </TextLink>
            <span>
              <StatusBadge
                tone={result.signed ? 'success' : 'danger'}
                label={result.signed ? t('batch.signed') : t('batch.failed')}
              />
            </span>
            <span>{result.signed ? result.letter_number : result.message}</span>
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}
