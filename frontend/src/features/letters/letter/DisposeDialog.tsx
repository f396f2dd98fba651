import { Checkbox, SimpleGrid, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useInstructions, useRefresh } from '@/features/letters/queries'
import type { LetterResult } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { listMessage } from '@/ui/listMessage'
import { useOptional } from '@/ui/optional'
import type { PositionChoice } from '@/ui/PositionPicker'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { RecentSheets } from './RecentSheets'
import { DueDate, Receivers } from './SheetFields'

interface Values {
  receivers: PositionChoice[]
  instruction_codes: string[]
  note: string
  due_date: string | null
}

type DisposeDialogProps = { onClose: () => void } & (
  | {
      /** The letter that is given out, or the disposition that is passed on. */
      of: 'letters' | 'dispositions'
      id: string
    }
  | {
      /** Letters that are given out with one sheet. */
      of: 'several'
      ids: string[]
      onResults: (results: LetterResult[]) => void
    }
)

/** The disposition sheet: to whom, with which instructions, until when. */
export default function DisposeDialog(props: DisposeDialogProps) {
  const { of, onClose } = props
  const { t } = useTranslation(['letters', 'several'])
  const app = useAppForm<Values>({
    defaultValues: { receivers: [], instruction_codes: [], note: '', due_date: null },
  })
  const { form, server } = app
  const { errors } = form.formState
  const refresh = useRefresh()
  const send = useMutation({
    mutationFn: async ({ receivers, instruction_codes, note, due_date }: Values) => {
      const body = {
        receivers: receivers.map((receiver) => ({ position_id: receiver.id })),
        instruction_codes,
        note: note.trim() || null,
        due_date,
      }
      const done = () => toast.done(t('dispose.done', { count: receivers.length }))
      if (props.of === 'several') {
        const several = { body: { ...body, letter_ids: props.ids } }
        const { items } = await must(http.POST('/api/v1/letters/dispositions', several))
        return () => props.onResults(items)
      }
      const init = { params: { path: { id: props.id } }, body }
      await (props.of === 'letters'
        ? must(http.POST('/api/v1/letters/{id}/dispositions', init))
        : must(http.POST('/api/v1/dispositions/{id}/dispositions', init)))
      return done
    },
    onError: server.show,
    onSuccess: (tell) => {
      tell()
      onClose()
      return refresh()
    },
  })
  const optional = useOptional()
  const labels = {
    receivers: t('dispose.receivers'),
    instruction_codes: t('dispose.instructions'),
    note: t('dispose.note'),
    due_date: t('dispose.dueDate'),
  }
  const required = { validate: (list: unknown[]) => list.length > 0 || fieldText('required') }
  return (
    <FormDialog
      title={
        of === 'several'
          ? t('disposeTitle', { ns: 'several', count: props.ids.length })
          : t(of === 'letters' ? 'dispose.title' : 'dispose.passOnTitle')
      }
      app={app}
      labels={labels}
      onSave={(values) => send.mutate(values)}
      onClose={onClose}
      saveLabel={t('dispose.submit')}
      saving={send.isPending}
    >
      <RecentSheets
        onTake={(sheet) => {
          form.setValue('receivers', sheet.receivers, { shouldDirty: true })
          form.setValue('instruction_codes', sheet.instruction_codes, { shouldDirty: true })
        }}
      />
      <Controller
        control={form.control}
        name="receivers"
        rules={required}
        render={({ field }) => <Receivers field={field} label={labels.receivers} errors={errors} />}
      />
      <Controller
        control={form.control}
        name="instruction_codes"
        rules={required}
        render={({ field }) => (
          <Instructions
            ref={field.ref}
            label={labels.instruction_codes}
            value={field.value}
            onChange={field.onChange}
            error={listMessage(errors, 'instruction_codes', [])}
          />
        )}
      />
      <Textarea
        label={optional(labels.note)}
        description={t('dispose.noteHint')}
        autosize
        minRows={2}
        {...form.register('note')}
        error={errors.note?.message}
      />
      <Controller
        control={form.control}
        name="due_date"
        render={({ field }) => (
          <DueDate field={field} label={labels.due_date} error={errors.due_date?.message} />
        )}
      />
    </FormDialog>
  )
}

interface InstructionsProps {
  label: string
  value: string[]
  onChange: (codes: string[]) => void
  error: string | undefined
  ref: (first: HTMLInputElement | null) => void
}

function Instructions({ ref, ...group }: InstructionsProps) {
  const { names } = useInstructions()
  return (
    <Checkbox.Group {...group}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={{ base: 0, xs: 'xs' }} my={6}>
        {names.map(({ value, label }, place) => (
          <Checkbox key={value} value={value} label={label} {...(place === 0 ? { ref } : {})} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}
