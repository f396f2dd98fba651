import { Box, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { asProblem } from '@/api/problem'
import { useCan } from '@/api/session'
import { useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { GrantedNumber } from '@/ui/GrantedNumber'
import { BackDateChoice } from '@/ui/signing/BackDateChoice'
import { backDateOf, missingIn, NO_BACK_DATE, refusedIn } from '@/ui/signing/backDate'
import { toast } from '@/ui/toast'

interface ApproveDialogProps {
  letter: Letter
  opened: boolean
  onClose: () => void
}

/** For a letter that is signed by hand on paper. Approval takes a second step, because it grants the number; then it shows the number. */
export function ApproveDialog({ letter, opened, onClose }: ApproveDialogProps) {
  const { t } = useTranslation(['letters', 'common'])
  const [number, setNumber] = useState<string | null>(null)
  const mayDateBack = useCan()('numbering.back_date')
  const [dated, setDated] = useState(false)
  const [back, setBack] = useState(NO_BACK_DATE)
  const [faults, setFaults] = useState<ReturnType<typeof missingIn>>({})
  const refresh = useRefresh()
  const approve = useMutation({
    mutationFn: () =>
      must(
        http.POST('/api/v1/letters/{id}/approval', {
          params: { path: { id: letter.id } },
          body: backDateOf(dated, back),
        }),
      ),
    onSuccess: (approved) => {
      setNumber(approved.letter_number ?? null)
      onClose()
    },
    onError: (error) => {
      const refused = refusedIn(asProblem(error))
      // a date that is refused can be put right here
      if (refused) return setFaults(refused)
      toast.problem(error)
      onClose()
    },
    onSettled: refresh,
  })
  const confirm = () => {
    const lacking = dated ? missingIn(back) : {}
    setFaults(lacking)
    if (Object.keys(lacking).length === 0) approve.mutate()
  }
  return (
    <>
      <ConfirmDialog
        opened={opened}
        title={t('approve.title')}
        confirmLabel={t('approve.confirm')}
        onConfirm={confirm}
        onClose={onClose}
        loading={approve.isPending}
      >
        <Text fw={650}>{letter.subject}</Text>
        <Text>{t('approve.hint')}</Text>
        {mayDateBack && (
          <Box mt="sm">
            <BackDateChoice
              wanted={dated}
              onWanted={setDated}
              value={back}
              onChange={setBack}
              errors={faults}
            />
          </Box>
        )}
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
