import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import type { Letter } from '@/features/letters/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { GrantedNumber } from '@/ui/GrantedNumber'
import { useCommand } from './useCommand'

interface ApproveDialogProps {
  letter: Letter
  opened: boolean
  onClose: () => void
}

/** For a letter that is signed by hand on paper. Approval takes a second step, because it grants the number; then it shows the number. */
export function ApproveDialog({ letter, opened, onClose }: ApproveDialogProps) {
  const { t } = useTranslation(['letters', 'common'])
  const [number, setNumber] = useState<string | null>(null)
  const approve = useCommand(
    () => must(http.POST('/api/v1/letters/{id}/approval', { params: { path: { id: letter.id } } })),
    (approved) => setNumber(approved.letter_number ?? null),
    onClose,
  )
  return (
    <>
      <ConfirmDialog
        opened={opened}
        title={t('approve.title')}
        confirmLabel={t('approve.confirm')}
        onConfirm={() => approve.mutate()}
        onClose={onClose}
        loading={approve.isPending}
      >
        <Text fw={650}>{letter.subject}</Text>
        <Text>{t('approve.hint')}</Text>
      </ConfirmDialog>
      <Modal
        opened={number !== null}
        onClose={() => setNumber(null)}
        title={t('approve.doneTitle')}
        centered
        closeButtonProps={{ 'aria-label': t('action.close', { ns: 'common' }) }}
      >
        <Stack>
          <Text>{t('approve.number')}</Text>
          <GrantedNumber number={number ?? ''} />
          <Group justify="flex-end">
            <Button onClick={() => setNumber(null)}>{t('action.close', { ns: 'common' })}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
