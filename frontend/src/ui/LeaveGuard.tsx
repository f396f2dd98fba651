import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './ConfirmDialog'

interface LeaveGuardProps {
  unsaved: () => boolean
  /** Somebody leaves it nevertheless, within the application. */
  onLeave?: () => void
}

/** Asks before unsaved work is left, inside the application and at the window's edge. */
export function LeaveGuard({ unsaved, onLeave }: LeaveGuardProps) {
  const { t } = useTranslation()
  const blocker = useBlocker({
    shouldBlockFn: unsaved,
    enableBeforeUnload: unsaved,
    withResolver: true,
  })
  return (
    <ConfirmDialog
      opened={blocker.status === 'blocked'}
      title={t('leave.title')}
      confirmLabel={t('leave.confirm')}
      onConfirm={() => {
        onLeave?.()
        blocker.proceed?.()
      }}
      onClose={() => blocker.reset?.()}
      danger
    >
      {t('leave.hint')}
    </ConfirmDialog>
  )
}
