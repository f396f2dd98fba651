import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LetterRow } from '@/features/letters/types'
import { BatchPassphrase } from './BatchPassphrase'
import { BatchResults } from './BatchResults'
import { BatchReview } from './BatchReview'
import { included, type Read, remaining } from './batch'
import type { SignatureResult } from './types'

interface BatchDialogProps {
  rows: LetterRow[]
  /** Told which letters stay chosen after signing. */
  onRemaining: (ids: string[]) => void
  onClose: () => void
}

/** Several letters: each is read, then all that were read are signed with one passphrase. */
export default function BatchDialog({ rows, onRemaining, onClose }: BatchDialogProps) {
  const { t } = useTranslation(['signing', 'common'])
  const [read, setRead] = useState<Read>({})
  const [reading, setReading] = useState(true)
  const [results, setResults] = useState<SignatureResult[] | null>(null)
  return (
    <Modal
      opened
      fullScreen
      onClose={onClose}
      title={results ? t('batch.results') : t('batch.title', { count: rows.length })}
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {results ? (
        <BatchResults rows={rows} results={results} onClose={onClose} />
      ) : reading ? (
        <BatchReview rows={rows} read={read} onRead={setRead} onProceed={() => setReading(false)} />
      ) : (
        <BatchPassphrase
          rows={rows}
          letters={included(rows, read)}
          onDone={(items) => {
            setResults(items)
            onRemaining(remaining(rows, items))
          }}
          onBack={() => setReading(true)}
          onClose={onClose}
        />
      )}
    </Modal>
  )
}
