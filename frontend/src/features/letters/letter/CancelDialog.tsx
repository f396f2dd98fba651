import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import type { Letter } from '@/features/letters/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { toast } from '@/ui/toast'
import { useCommand } from './useCommand'

interface CancelDialogProps {
  letter: Letter
  opened: boolean
  onClose: () => void
}

/** A draft that is given up stays readable, but nobody can take it up again. */
export function CancelDialog({ letter, opened, onClose }: CancelDialogProps) {
  const { t } = useTranslation('letters')
  const cancel = useCommand(
    () => must(http.POST('/api/v1/letters/{id}/cancellation', { params: { path: { id: letter.id } } })),
    () => toast.done(t('giveUp.done')),
    onClose,
  )
  return (
    <ConfirmDialog
      opened={opened}
      title={t('giveUp.title')}
      confirmLabel={t('giveUp.open')}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
      loading={cancel.isPending}
      danger
    >
      {t('giveUp.hint')}
    </ConfirmDialog>
  )
}
