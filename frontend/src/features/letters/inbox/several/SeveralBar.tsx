import { Button, Checkbox, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '@/api/session'
import type { LetterRow } from '@/features/letters/types'
import { MAX_CHOSEN } from '@/lib/selection'
import { toast } from '@/ui/toast'
import { closeSoon, markRead, tellDisposed } from './act'
import classes from './SeveralBar.module.css'

export { closeSoon }

const DisposeDialog = lazy(() => import('@/features/letters/letter/DisposeDialog'))

interface SeveralBarProps {
  rows: LetterRow[]
  chosen: LetterRow[]
  onChoose: (ids: string[]) => void
  /** There are letters that match and are not loaded yet. */
  hasMore: boolean
  /** Loads until there are so many rows, or no more. */
  loadUpTo: (rows: number) => Promise<LetterRow[]>
}

/** Above the inbox: choose several letters and do one thing to all of them. */
export default function SeveralBar({ rows, chosen, onChoose, hasMore, loadUpTo }: SeveralBarProps) {
  const { t } = useTranslation('several')
  const can = useCan()
  const queries = useQueryClient()
  // the letters as they were when the sheet was opened: the list behind it changes
  const [sheet, setSheet] = useState<LetterRow[] | null>(null)
  const [busy, setBusy] = useState(false)
  const shown = rows.slice(0, MAX_CHOSEN)
  const all = chosen.length === shown.length && rows.length > 0
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    await work().catch(toast.problem)
    setBusy(false)
  }
  const chooseMatching = async () => {
    const loaded = await loadUpTo(MAX_CHOSEN)
    onChoose(loaded.slice(0, MAX_CHOSEN).map(({ id }) => id))
  }
  return (
    <>
      <Group
        mb={4}
        gap="xs"
        role="group"
        aria-label={t('label')}
        className={classes['bar'] ?? ''}
        data-chosen={chosen.length > 0}
      >
        <Checkbox
          label={chosen.length > 0 ? t('chosen', { count: chosen.length }) : t('all')}
          checked={all}
          indeterminate={chosen.length > 0 && !all}
          onChange={() => onChoose(all ? [] : shown.map(({ id }) => id))}
          pl={12}
          mr="auto"
        />
        {chosen.length > 0 && (
          <>
            <Button
              size="compact-md"
              variant="default"
              disabled={busy}
              onClick={() => during(() => markRead(chosen, queries).then(() => onChoose([])))}
            >
              {t('markRead')}
            </Button>
            {can('letter.dispose') && (
              <Button size="compact-md" disabled={busy} onClick={() => setSheet(chosen)}>
                {t('dispose')}
              </Button>
            )}
            {can('letter.close') && (
              <Button
                size="compact-md"
                variant="default"
                disabled={busy}
                onClick={() => {
                  closeSoon(chosen, queries)
                  onChoose([])
                }}
              >
                {t('close')}
              </Button>
            )}
          </>
        )}
      </Group>
      {all && hasMore && rows.length < MAX_CHOSEN && (
        <Button
          size="compact-md"
          variant="subtle"
          mb="xs"
          loading={busy}
          onClick={() => during(chooseMatching)}
        >
          {t('allMatching', { max: MAX_CHOSEN })}
        </Button>
      )}
      {chosen.length >= MAX_CHOSEN && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('limit', { max: MAX_CHOSEN })}
        </Text>
      )}
      {sheet && (
        <Suspense>
          <DisposeDialog
            of="several"
            ids={sheet.map(({ id }) => id)}
            onResults={(results) => {
              onChoose(results.filter(({ done }) => !done).map(({ letter_id }) => letter_id))
              tellDisposed(sheet, results, queries)
            }}
            onClose={() => setSheet(null)}
          />
        </Suspense>
      )}
    </>
  )
}
