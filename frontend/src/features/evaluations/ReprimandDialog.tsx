import { Alert, Button, Checkbox, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { formatNumber } from '@/lib/format'
import { Loaded } from '@/ui/Loaded'
import { helpCode, problemText } from '@/ui/problemText'
import { useRecommendations, useRefresh } from './api'
import { LetterLink } from './links'
import type { Period, Recommendation, Reprimands, Score } from './types'

interface ReprimandDialogProps {
  period: Period
  scores: Score[]
  onClose: () => void
}

/** Letters to all poor offices at once: the list first, then the count is confirmed, then the drafts. */
export function ReprimandDialog({ period, scores, onClose }: ReprimandDialogProps) {
  const { t } = useTranslation(['evaluations', 'common', 'errors'])
  const recommendations = useRecommendations(period.id, true)
  const refresh = useRefresh()
  const draft = api.useMutation('post', '/api/v1/evaluation-periods/{id}/reprimands')
  const run = () => draft.mutate({ params: { path: { id: period.id } } }, { onSuccess: () => void refresh() })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={draft.data ? t('reprimand.done') : t('reprimand.title')}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {draft.data ? (
        <Drafted result={draft.data} scores={scores} onClose={onClose} />
      ) : (
        <Loaded query={recommendations}>
          {(known) => (
            <Preview
              scores={scores}
              known={known}
              loading={draft.isPending}
              error={draft.error}
              onConfirm={run}
              onClose={onClose}
            />
          )}
        </Loaded>
      )}
    </Modal>
  )
}

interface PreviewProps {
  scores: Score[]
  known: Recommendation[]
  loading: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

function Preview({ scores, known, loading, error, onConfirm, onClose }: PreviewProps) {
  const { t } = useTranslation(['evaluations', 'common', 'errors'])
  const [checked, setChecked] = useState(false)
  const written = new Set(known.flatMap((one) => (one.letter_id ? [one.agency.id] : [])))
  const poor = scores.filter((row) => row.category === 'poor' && !written.has(row.agency.id))
  const count = poor.length
  if (count === 0) return <Text>{t('reprimand.nothing')}</Text>
  return (
    <Stack>
      <Text>{t('reprimand.explain', { count })}</Text>
      <LongList label={t('reprimand.list')}>
        {poor.map(({ agency, score }) => (
          <li key={agency.id}>{t('reprimand.item', { name: agency.name, score: formatNumber(score, 2) })}</li>
        ))}
      </LongList>
      <Checkbox
        label={t('reprimand.check', { count })}
        checked={checked}
        onChange={(event) => setChecked(event.currentTarget.checked)}
      />
      {Boolean(error) && (
        <Alert color="red.8" role="alert" title={problemText(error)}>
          {helpCode(error)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel', { ns: 'common' })}
        </Button>
        <Button disabled={!checked} loading={loading} onClick={onConfirm}>
          {t('reprimand.confirm', { count })}
        </Button>
      </Group>
    </Stack>
  )
}

interface DraftedProps {
  result: Reprimands
  scores: Score[]
  onClose: () => void
}

function Drafted({ result: { drafted, items }, scores, onClose }: DraftedProps) {
  const { t } = useTranslation(['evaluations', 'common'])
  const score = new Map(scores.map((row) => [row.agency.id, row.score]))
  return (
    <Stack>
      <Alert color="green.8" icon={<IconCheck aria-hidden />} role="status">
        {t('reprimand.result', { count: drafted })}
      </Alert>
      <LongList label={t('reprimand.list')}>
        {items.map(({ agency, letter_id }) => (
          <li key={letter_id}>
            <LetterLink id={letter_id}>
              {t('reprimand.item', { name: agency.name, score: formatNumber(score.get(agency.id), 2) })}
            </LetterLink>
          </li>
        ))}
      </LongList>
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </Stack>
  )
}

/** A numbered list that scrolls inside the dialog, by keyboard too. */
function LongList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ScrollArea.Autosize
      mah={320}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      <ol>{children}</ol>
    </ScrollArea.Autosize>
  )
}
