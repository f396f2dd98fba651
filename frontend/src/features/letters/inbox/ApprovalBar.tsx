import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconSignature } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseAll, chosenRows, MAX_BATCH, toggled } from '@/features/letters/signing/batch'
import type { LetterRow } from '@/features/letters/types'
import type { Choice } from './LetterList'

const BatchDialog = lazy(() => import('@/features/letters/signing/BatchDialog'))

export function choiceOf(chosen: string[], onChoose: (chosen: string[]) => void): Choice {
  return {
    chosen,
    full: chosen.length >= MAX_BATCH,
    onToggle: (id) => onChoose(toggled(chosen, id)),
  }
}

interface ApprovalBarProps {
  rows: LetterRow[]
  chosen: string[]
  onChoose: (chosen: string[]) => void
}

/** Above the letters that wait for the caller's signature: choose several and sign them with one passphrase. */
export function ApprovalBar({ rows, chosen, onChoose }: ApprovalBarProps) {
  const { t } = useTranslation('signing')
  // the letters as they were when signing began: the list behind the dialog loses those that are signed
  const [batch, setBatch] = useState<LetterRow[] | null>(null)
  const shown = chosenRows(rows, chosen)
  const all = chooseAll(rows)
  return (
    <>
      {rows.length > 0 && (
        <Group justify="space-between" mb="xs">
          <Checkbox
            label={t('batch.all')}
            checked={shown.length === all.length}
            indeterminate={shown.length > 0 && shown.length < all.length}
            onChange={() => onChoose(shown.length === all.length ? [] : all)}
            pl={12}
          />
          <Button
            leftSection={<IconSignature size={18} aria-hidden />}
            disabled={shown.length === 0}
            onClick={() => setBatch(shown)}
          >
            {t('batch.open', { count: shown.length })}
          </Button>
        </Group>
      )}
      {shown.length >= MAX_BATCH && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('batch.limit', { max: MAX_BATCH })}
        </Text>
      )}
      {batch && (
        <Suspense>
          <BatchDialog rows={batch} onRemaining={onChoose} onClose={() => setBatch(null)} />
        </Suspense>
      )}
    </>
  )
}
