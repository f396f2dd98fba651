import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '@/ui/LinkButton'
import { Note } from '@/ui/Note'
import { type Ending, isKeyFault } from './ending'
import { NoKey } from './KeyGate'

interface NotSignedProps {
  ending: Exclude<Ending, 'told' | 'stale' | 'ask_service'>
  onAgain: () => void
  onClose: () => void
}

/** An attempt that ended without a signature, and how to go on from there. */
export function NotSigned({ ending, onAgain, onClose }: NotSignedProps) {
  const { t } = useTranslation(['signing', 'common'])
  const queued = ending === 'waits' || ending === 'unanswered'
  return (
    <div role="alert">
      {isKeyFault(ending) && <NoKey state={ending} />}
      {ending === 'waits' && (
        <Note tone="warning" title={t('sign.waits')}>
          {t('sign.waitsHint')}
        </Note>
      )}
      {ending === 'unanswered' && (
        <Note tone="warning" title={t('sign.waits')}>
          {t('sign.unansweredHint')}
        </Note>
      )}
      {ending === 'uncertain' && (
        <Note tone="warning" title={t('sign.uncertain')}>
          {t('sign.uncertainHint')}
        </Note>
      )}
      <Group justify="flex-end">
        {queued && (
          <LinkButton to="/antrean-tanda-tangan" variant="default">
            {t('sign.toQueue')}
          </LinkButton>
        )}
        {ending === 'waits' && (
          <Button variant="default" onClick={onAgain}>
            {t('action.retry', { ns: 'common' })}
          </Button>
        )}
        <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
      </Group>
    </div>
  )
}
