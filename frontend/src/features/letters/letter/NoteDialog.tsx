import { Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useRefresh } from '@/features/letters/queries'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

interface NoteDialogProps {
  title: string
  /** What will happen. */
  hint: string
  noteLabel: string
  noteRequired?: boolean
  saveLabel: string
  doneMessage: string
  run: (note: string) => Promise<unknown>
  onClose: () => void
}

/** An action that may, or must, come with a word: initial, return, close. */
export function NoteDialog({ noteRequired = false, ...props }: NoteDialogProps) {
  const { t } = useTranslation('letters')
  const app = useAppForm<{ note: string }>({ defaultValues: { note: '' } })
  const optional = useOptional()
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: ({ note }: { note: string }) => props.run(note.trim()),
    onError: (error) => {
      app.server.show(error)
      // another hand may have been quicker: the page behind shows how things stand now
      void refresh()
    },
    onSuccess: () => {
      toast.done(props.doneMessage)
      props.onClose()
      return refresh()
    },
  })
  const label = noteRequired ? props.noteLabel : optional(props.noteLabel)
  return (
    <FormDialog
      title={props.title}
      app={app}
      labels={{ note: props.noteLabel, decision: t('field.status') }}
      onSave={(values) => send.mutate(values)}
      onClose={props.onClose}
      saveLabel={props.saveLabel}
      saving={send.isPending}
    >
      <Text>{props.hint}</Text>
      <Textarea
        label={label}
        data-autofocus
        autosize
        minRows={3}
        {...app.form.register('note', noteRequired ? { required: fieldText('required') } : {})}
        error={app.form.formState.errors.note?.message}
      />
    </FormDialog>
  )
}
