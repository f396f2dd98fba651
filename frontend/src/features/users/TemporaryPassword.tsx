import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Issued } from './types'

/** The server tells a temporary password once; nobody can read it again. */
export function TemporaryPassword({ issued, onClose }: { issued: Issued | null; onClose: () => void }) {
  const { t } = useTranslation(['users', 'common'])
  return (
    <Modal
      opened={issued !== null}
      onClose={onClose}
      title={t('issuedTitle')}
      centered
      closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
    >
      {issued && (
        <Stack>
          <Text>{t('issuedHint', { name: issued.name, username: issued.username })}</Text>
          <Code block fz="lg">
            {issued.password}
          </Code>
          <Group justify="flex-end">
            <CopyButton value={issued.password}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={onClose}>{t('action.close', { ns: 'common' })}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
