import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import type { Letter } from '@/features/letters/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { toast } from '@/ui/toast'
import { Addressees } from './Addressees'
import { useCommand } from './useCommand'

interface DispatchDialogProps {
  letter: Letter
  opened: boolean
  onClose: () => void
}

/** Before a letter goes out: everybody who gets it, and who does not get it by this way. */
export function DispatchDialog({ letter, opened, onClose }: DispatchDialogProps) {
  const { t } = useTranslation('letters')
  const dispatch = useCommand(
    () => must(http.POST('/api/v1/letters/{id}/dispatch', { params: { path: { id: letter.id } } })),
    () => toast.done(t('dispatch.done')),
    onClose,
  )
  const { addressees } = letter
  const copies = addressees.filter(({ kind }) => kind === 'carbon_copy')
  const outside = addressees.filter(({ agency }) => !agency)
  return (
    <ConfirmDialog
      opened={opened}
      title={t('dispatch.title')}
      confirmLabel={t('dispatch.confirm', { count: addressees.length })}
      onConfirm={() => dispatch.mutate()}
      onClose={onClose}
      loading={dispatch.isPending}
    >
      <Stack gap="xs">
        <Text>
          {letter.letter_number} · {letter.subject}
        </Text>
        <Text fw={650}>{t('field.to')}</Text>
        <Addressees addressees={addressees} kind="to" />
        {copies.length > 0 && (
          <>
            <Text fw={650}>{t('field.carbonCopy')}</Text>
            <Addressees addressees={addressees} kind="carbon_copy" />
          </>
        )}
        <Text>{t('dispatch.hint')}</Text>
        {outside.length > 0 && <Text>{t('dispatch.outside', { count: outside.length })}</Text>}
      </Stack>
    </ConfirmDialog>
  )
}
