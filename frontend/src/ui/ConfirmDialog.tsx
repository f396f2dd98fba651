import { Button, Group, Modal, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface ConfirmDialogProps {
  opened: boolean
  title: string
  /** What will happen, and that it cannot be taken back. */
  children: ReactNode
  /** The verb of the action, not "OK". */
  confirmLabel: string
  onConfirm: () => void
  onClose: () => void
  loading?: boolean
  danger?: boolean
}

/** Only for what cannot be undone; everything else acts at once and offers undo. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      centered
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack>
        <div>{props.children}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            onClick={props.onConfirm}
            loading={props.loading ?? false}
            {...(props.danger ? { color: 'red.8' } : {})}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
