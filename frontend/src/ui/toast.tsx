import { Button, Group } from '@mantine/core'
import { type NotificationData, notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import { helpCode, problemText } from './problemText'

/** How long something can be taken back. */
export const UNDO_MS = 8000

/** Shows a message with a button that is called in the user's language. */
export function show(data: NotificationData): string {
  return notifications.show({ closeButtonProps: { 'aria-label': i18next.t('action.close') }, ...data })
}

/** Short messages at the edge of the screen; announced to screen readers. */
export const toast = {
  done(message: string): void {
    show({ message, color: 'green.8', icon: <IconCheck size={18} />, autoClose: 5000 })
  },

  problem(error: unknown): void {
    show({
      title: problemText(error),
      message: helpCode(error),
      color: 'red.8',
      icon: <IconAlertTriangle size={18} />,
      autoClose: 12_000,
    })
  },

  /** For changes that can be taken back: do it, and offer the way back for 8 s. */
  undo(message: string, onUndo: () => void): void {
    const id = show({
      autoClose: UNDO_MS,
      color: 'green.8',
      icon: <IconCheck size={18} />,
      message: (
        <Group justify="space-between" wrap="nowrap">
          <span>{message}</span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id)
              onUndo()
            }}
          >
            {i18next.t('action.undo')}
          </Button>
        </Group>
      ),
    })
  },
}
