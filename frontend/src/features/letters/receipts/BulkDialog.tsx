import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { Day } from '@/features/letters/badges'
import classes from '@/features/letters/letter/letter.module.css'
import { useCommand } from '@/features/letters/letter/useCommand'
import type { AgendaEntry } from '@/features/letters/types'
import { EmptyState } from '@/ui/EmptyState'
import { Note } from '@/ui/Note'
import { openInTab } from '@/ui/openFile'
import { StatusBadge } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'
import { slipsOf } from './slips'
import type { ReceiptResults, ReceiptWay } from './types'

/** As many as one request takes. */
const AT_ONCE = 100

interface BulkDialogProps {
  /** Incoming letters as they stand in the agenda book. */
  entries: AgendaEntry[]
  onClose: () => void
}

/** Acknowledges many letters at once, on one paper or by mail, and tells the result of each. */
export default function BulkDialog({ entries, onClose }: BulkDialogProps) {
  const { t } = useTranslation(['dispatch', 'common'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const shown = entries.slice(0, AT_ONCE)
  const [chosen, setChosen] = useState<string[]>([])
  const [results, setResults] = useState<ReceiptResults | null>(null)
  const make = (way: ReceiptWay) => () =>
    must(http.POST('/api/v1/letters/receipts', { body: { letter_ids: chosen, way } }))
  const paper = useCommand(make('paper'), setResults)
  const mail = useCommand(make('mail'), setResults)
  const all = chosen.length === shown.length
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ack.bulkTitle')}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {results ? (
        <Results results={results} entries={shown} onClose={onClose} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('ack.empty')} hint={t('ack.emptyHint')} />
      ) : (
        <Stack>
          <Text>{t('ack.bulkHint')}</Text>
          <Checkbox
            label={t('ack.all')}
            checked={all}
            indeterminate={chosen.length > 0 && !all}
            onChange={() => setChosen(all ? [] : shown.map(({ letter_id }) => letter_id))}
          />
          <ul className={classes['tree']} aria-label={t('ack.list')}>
            {shown.map((entry) => (
              <li key={entry.letter_id} className={classes['sheet']}>
                <Checkbox
                  label={`${entry.number}/${entry.year} · ${entry.subject}`}
                  checked={chosen.includes(entry.letter_id)}
                  onChange={({ currentTarget }) =>
                    setChosen(
                      currentTarget.checked
                        ? [...chosen, entry.letter_id]
                        : chosen.filter((id) => id !== entry.letter_id),
                    )
                  }
                />
                <div className={classes['meta']}>
                  <span>{entry.sender_name}</span>
                  <Day date={entry.received_date} />
                </div>
              </li>
            ))}
          </ul>
          <Group justify="flex-end">
            <Button
              variant="default"
              disabled={chosen.length === 0}
              loading={mail.isPending}
              onClick={() => mail.mutate()}
            >
              {t('ack.send', { count: chosen.length })}
            </Button>
            <Button disabled={chosen.length === 0} loading={paper.isPending} onClick={() => paper.mutate()}>
              {t('ack.print', { count: chosen.length })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface ResultsProps {
  results: ReceiptResults
  entries: AgendaEntry[]
  onClose: () => void
}

function Results({ results: { items, batch_id }, entries, onClose }: ResultsProps) {
  const { t } = useTranslation(['dispatch', 'common'])
  const done = items.filter(({ acknowledged }) => acknowledged).length
  const subject = (id: string) => entries.find(({ letter_id }) => letter_id === id)?.subject
  return (
    <Stack role="status">
      <Note
        tone={done === items.length ? 'success' : 'warning'}
        title={t('ack.result', { done, count: items.length })}
      />
      <ul className={classes['tree']} aria-label={t('ack.results')}>
        {items.map(({ letter_id, acknowledged, email, message }) => (
          <li key={letter_id} className={classes['sheet']}>
            <div>{subject(letter_id)}</div>
            <StatusBadge
              tone={acknowledged ? 'success' : 'danger'}
              label={t(acknowledged ? 'ack.made' : 'ack.refused')}
            />{' '}
            {email ?? message}
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        {batch_id && (
          <Button
            variant="default"
            onClick={() => openInTab(slipsOf(batch_id, t('ack.file'))).catch(toast.problem)}
          >
            PDF
          </Button>
        )}
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}
