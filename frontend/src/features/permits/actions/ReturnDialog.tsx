import {
  ActionIcon,
  Checkbox,
  Fieldset,
  Group,
  MultiSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useFieldArray } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Application, MissingItem, Service } from '@/features/permits/types'
import type { FormField } from '@/lib/schemaForm'
import { FormDialog } from '@/ui/FormDialog'
import { useAppForm } from '@/ui/useAppForm'
import { useTransition } from './useTransition'

interface ReturnDialogProps {
  application: Application
  service: Service
  fields: FormField[]
  onClose: () => void
}

interface Values {
  missing: MissingItem[]
  note: string
}

/** Returning an application names what is missing; the applicant reads it on the tracking page. */
export default function ReturnDialog({ application, service, fields, onClose }: ReturnDialogProps) {
  const { t } = useTranslation(['permits', 'common'])
  const app = useAppForm<Values>({ defaultValues: { missing: [], note: '' } })
  const { control, register, formState, watch } = app.form
  const list = useFieldArray({ control, name: 'missing' })
  const { take, busy } = useTransition(application)
  const missing = watch('missing')
  const labels = new Map<string, string>([
    ...service.requirements.map(({ name_id }, index) => [`/documents/${index}`, name_id] as const),
    ...fields.map(({ key, label }) => [`/form_data/${key}`, label] as const),
  ])
  const place = (pointer: string) => missing.findIndex((item) => item.pointer === pointer)
  const toggle = (pointer: string) => {
    const at = place(pointer)
    if (at >= 0) return list.remove(at)
    // applicants read this, whatever language the officer works in
    const words = pointer.startsWith('/documents') ? 'return.bring' : 'return.correct'
    list.append(
      { pointer, message: t(words, { lng: 'id', name: labels.get(pointer) }) },
      { shouldFocus: false },
    )
  }
  const answers = missing.map(({ pointer }) => pointer).filter((pointer) => pointer.startsWith('/form_data'))
  const chooseAnswers = (chosen: string[]) => {
    for (const pointer of [...chosen, ...answers])
      if (chosen.includes(pointer) !== answers.includes(pointer)) toggle(pointer)
  }
  const save = ({ missing, note }: Values) =>
    take(
      { action: 'return_incomplete', note: note.trim() || null, missing },
      { error: app.server.show, done: onClose },
    )
  return (
    <FormDialog
      title={t('action.return_incomplete')}
      app={app}
      labels={{
        note: t('note.return_incomplete'),
        ...Object.fromEntries(
          missing.map(({ pointer }, at) => [`missing.${at}.message`, labels.get(pointer) ?? '']),
        ),
      }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('return.submit')}
      saving={busy}
    >
      <Text>{t('explain.return_incomplete')}</Text>
      <Fieldset legend={t('return.papers')}>
        <Stack gap="xs">
          {service.requirements.map(({ name_id }, index) => {
            const pointer = `/documents/${index}`
            return (
              <Checkbox
                key={pointer}
                label={name_id}
                checked={place(pointer) >= 0}
                onChange={() => toggle(pointer)}
              />
            )
          })}
        </Stack>
      </Fieldset>
      <MultiSelect
        label={t('return.answers')}
        data={fields.map(({ key, label }) => ({ value: `/form_data/${key}`, label }))}
        value={answers}
        onChange={chooseAnswers}
        searchable
        hidePickedOptions
      />
      {list.fields.length > 0 && (
        <Fieldset legend={t('return.messages')}>
          <Stack gap="xs">
            {list.fields.map((item, at) => (
              <Group key={item.id} align="flex-end" wrap="nowrap" gap="xs">
                <TextInput
                  flex={1}
                  label={labels.get(item.pointer)}
                  {...register(`missing.${at}.message`)}
                  error={formState.errors.missing?.[at]?.message?.message}
                />
                <ActionIcon
                  variant="default"
                  size="lg"
                  aria-label={`${t('action.remove', { ns: 'common' })}: ${labels.get(item.pointer)}`}
                  onClick={() => list.remove(at)}
                >
                  <IconX size={18} />
                </ActionIcon>
              </Group>
            ))}
          </Stack>
        </Fieldset>
      )}
      <Textarea
        label={t('note.return_incomplete')}
        description={t('return.noteHint')}
        autosize
        minRows={2}
        maxLength={1000}
        {...register('note')}
        error={formState.errors.note?.message}
      />
    </FormDialog>
  )
}
