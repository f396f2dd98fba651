import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PaperView } from '@/features/letters/files/PaperView'
import type { Letter } from '@/features/letters/types'
import { Note } from '@/ui/Note'
import { KeyGate } from './KeyGate'

interface PreviewStepProps {
  letter: Letter
  /** It is another version than the signer looked at before. */
  changed: boolean
  onNext: () => void
  onClose: () => void
}

/** The paper as it will be signed, and what signing does. */
export function PreviewStep({ letter, changed, onNext, onClose }: PreviewStepProps) {
  const { t } = useTranslation(['signing', 'common'])
  const may = letter.allowed_actions.includes('sign')
  return (
    <>
      {changed && (
        <div role="alert">
          {may ? (
            <Note tone="warning" title={t('sign.stale')}>
              {t('sign.staleHint')}
            </Note>
          ) : (
            <Note tone="danger" title={t('sign.gone')}>
              {t('sign.goneHint')}
            </Note>
          )}
        </div>
      )}
      <Text fw={650} mb="xs">
        {letter.subject}
      </Text>
      <PaperView letter={letter} />
      <div style={{ height: 16 }} />
      <Note tone="info" title={t('sign.effect')}>
        {t('sign.effectHint')}
      </Note>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('action.cancel', { ns: 'common' })}
        </Button>
        {may && (
          <KeyGate>
            <Button onClick={onNext}>{t('sign.next')}</Button>
          </KeyGate>
        )}
      </Group>
    </>
  )
}
