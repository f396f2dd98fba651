import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '@/ui/Note'
import { KeyGate } from './KeyGate'
import { PaperView } from './PaperView'
import type { Signable, Signing } from './signing'

interface PreviewStepProps<T extends Signable> {
  seen: T
  signing: Signing<T>
  /** It is another version than the signer looked at before. */
  changed: boolean
  onNext: () => void
  onClose: () => void
}

/** The paper as it will be signed, and what signing does. */
export function PreviewStep<T extends Signable>({
  seen,
  signing,
  changed,
  onNext,
  onClose,
}: PreviewStepProps<T>) {
  const { t } = useTranslation(['signing', 'common'])
  const may = seen.allowed_actions.includes('sign')
  const subject = signing.subjectOf(seen)
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
        {subject}
      </Text>
      <PaperView file={signing.fileOf(seen)} subject={subject} />
      <div style={{ height: 16 }} />
      <Note tone="info" title={t('sign.effect')}>
        {t(`sign.effectHint.${signing.kind}`)}
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
