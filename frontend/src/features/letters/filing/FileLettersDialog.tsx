import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { type Paged, usePages } from '@/api/usePages'
import { Day } from '@/features/letters/badges'
import classes from '@/features/letters/letter/letter.module.css'
import { useCommand } from '@/features/letters/letter/useCommand'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { StatusBadge } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'
import type { FiledLetter, FileFolder, FilingResult } from './types'

/** As many as one request takes. */
const AT_ONCE = 100

const load = (id: string) => (cursor: string | undefined) =>
  http.GET('/api/v1/file-folders/{id}/candidates', {
    params: { path: { id }, query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<FiledLetter>>

/** Finished letters that fit a folder: some are chosen and filed at once, and each result is told. */
export default function FileLettersDialog({ folder, onClose }: { folder: FileFolder; onClose: () => void }) {
  const { t } = useTranslation(['archive', 'common'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const letters = usePages(['file-folders', folder.id, 'candidates'], load(folder.id))
  const [chosen, setChosen] = useState<string[]>([])
  const [results, setResults] = useState<FilingResult[] | null>(null)
  const [subjects, setSubjects] = useState<Record<string, string>>({})
  const file = useCommand(
    () =>
      must(
        http.POST('/api/v1/file-folders/{id}/letters', {
          params: { path: { id: folder.id } },
          body: { letter_ids: chosen },
        }),
      ),
    ({ items }) => {
      const filed = items.filter((item) => item.filed).length
      if (filed < items.length) return setResults(items)
      toast.done(t('file.done', { count: filed }))
      onClose()
    },
  )
  const choose = (letter: FiledLetter, on: boolean) => {
    setSubjects({ ...subjects, [letter.letter_id]: letter.subject })
    setChosen(on ? [...chosen, letter.letter_id] : chosen.filter((id) => id !== letter.letter_id))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('file.title', { title: folder.title })}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {results ? (
        <Results results={results} subjects={subjects} onClose={onClose} />
      ) : (
        <Stack>
          <Text>{t('file.hint', { code: folder.classification_code })}</Text>
          <Loaded query={letters}>
            {({ items }) =>
              items.length > 0 ? (
                <ul className={classes['tree']} aria-label={t('file.list')}>
                  {items.map((letter) => (
                    <li key={letter.letter_id} className={classes['sheet']}>
                      <Checkbox
                        label={letter.subject}
                        checked={chosen.includes(letter.letter_id)}
                        disabled={!chosen.includes(letter.letter_id) && chosen.length >= AT_ONCE}
                        onChange={({ currentTarget }) => choose(letter, currentTarget.checked)}
                      />
                      <div className={classes['meta']}>
                        <span>{t(`direction.${letter.direction}`)}</span>
                        {letter.letter_number && <span>{letter.letter_number}</span>}
                        <Day date={letter.letter_date} />
                        <span>{letter.classification_code}</span>
                      </div>
                    </li>
                  ))}
                </ul>
              ) : (
                <EmptyState title={t('file.none')} hint={t('file.noneHint')} />
              )
            }
          </Loaded>
          <Group justify="space-between">
            {letters.hasMore ? (
              <Button variant="subtle" loading={letters.loadingMore} onClick={letters.loadMore}>
                {t('action.more', { ns: 'common' })}
              </Button>
            ) : (
              <span />
            )}
            <Button disabled={chosen.length === 0} loading={file.isPending} onClick={() => file.mutate()}>
              {t('file.save', { count: chosen.length })}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface ResultsProps {
  results: FilingResult[]
  subjects: Record<string, string>
  onClose: () => void
}

function Results({ results, subjects, onClose }: ResultsProps) {
  const { t } = useTranslation(['archive', 'common'])
  const filed = results.filter((result) => result.filed).length
  return (
    <Stack role="status">
      <Note tone="warning" title={t('file.some', { filed, count: results.length })} />
      <ul className={classes['tree']} aria-label={t('file.results')}>
        {results.map((result) => (
          <li key={result.letter_id} className={classes['sheet']}>
            <div>{subjects[result.letter_id]}</div>
            <StatusBadge
              tone={result.filed ? 'success' : 'danger'}
              label={t(result.filed ? 'file.filed' : 'file.refused')}
            />{' '}
            {result.message}
          </li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}
