import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '@/features/letters/types'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'

type State = NonNullable<Attachment['scan']>

const tones: Record<State['status'], Tone> = {
  waiting: 'neutral',
  searchable: 'success',
  empty: 'neutral',
  failed: 'warning',
  unavailable: 'warning',
}

/** Whether the search finds the letter by the words in this file, and why not. */
export function ScanLine({ state }: { state: State }) {
  const { t } = useTranslation('letters')
  const hint = state.reason ? t(`scan.reason.${state.reason}`) : state.partial ? t('scan.partial') : null
  return (
    <div style={{ marginTop: 6 }}>
      <StatusBadge tone={tones[state.status]} label={t(`scan.status.${state.status}`)} />
      {hint && (
        <Text size="sm" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  )
}
