import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import type { FieldValues } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from './ConfirmDialog'
import { LeaveGuard } from './LeaveGuard'
import { ProblemSummary } from './ProblemSummary'
import type { AppForm } from './useAppForm'

interface FormDialogProps<T extends FieldValues> {
  title: string
  app: AppForm<T>
  labels: Record<string, string>
  onSave: (values: T) => unknown
  onClose: () => void
  /** The verb of the action. */
  saveLabel: string
  saving: boolean
  children: ReactNode
}

/**
 * A short form over the page; the whole screen on a phone. Mount it to open it, so that it starts empty. What was typed is
 * lost by nothing but the button that says so: Back, Escape, the cross and a tap beside it ask first.
 */
export function FormDialog<T extends FieldValues>({ app, ...props }: FormDialogProps<T>) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const unsaved = app.form.formState.isDirty && !props.saving
  const [asking, setAsking] = useState(false)
  return (
    <Modal
      opened
      onClose={() => (unsaved ? setAsking(true) : props.onClose())}
      title={props.title}
      size="lg"
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <LeaveGuard unsaved={() => unsaved} />
      <ConfirmDialog
        opened={asking}
        title={t('leave.title')}
        confirmLabel={t('leave.confirm')}
        onConfirm={props.onClose}
        onClose={() => setAsking(false)}
        danger
      >
        {t('leave.hint')}
      </ConfirmDialog>
      <form noValidate onSubmit={app.submit(props.onSave)}>
        <ProblemSummary form={app.form} problem={app.server.problem} labels={props.labels} />
        <Stack>
          {props.children}
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={props.saving}>
              {props.saveLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
