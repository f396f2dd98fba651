import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { builtInFooter, changesOf, hasChanges, type Values, valuesOf } from './changes'
import { Preview } from './Preview'
import { TextField } from './TextField'
import classes from './templates.module.css'
import type { CurrentTexts } from './types'
import { useLabels } from './useLabels'
import { useRefresh } from './useRefresh'

/** Every text with its field, and a sample paper beside them. */
export function TextsForm({ current }: { current: CurrentTexts }) {
  const { t } = useTranslation('templates')
  const optional = useOptional()
  const labels = useLabels(current.texts.map(({ key }) => key))
  const { form, server, submit } = useAppForm<Values>({ defaultValues: valuesOf(current) })
  const values = useWatch({ control: form.control, compute: (values: Values) => values })
  const [shown, setShown] = useState(() => changesOf(current, valuesOf(current)))
  const saved = useRef(false)
  const refresh = useRefresh()
  const create = api.useMutation('post', '/api/v1/template-texts/versions')
  const unsaved = hasChanges(current, values)
  const save = (values: Values) => {
    const note = values.note.trim()
    return create
      .mutateAsync(
        { body: { ...changesOf(current, values), ...(note ? { note } : {}) } },
        {
          onError: refused,
          onSuccess: ({ number }) => {
            saved.current = true
            toast.done(t('saved', { number }))
            refresh()
          },
        },
      )
      .catch(() => undefined)
  }
  const refused = (error: unknown) => server.show(atFooter(error))
  const { errors } = form.formState
  return (
    <div className={classes['sides']}>
      <form noValidate onSubmit={submit(save)} aria-label={t('form')}>
        <LeaveGuard unsaved={() => unsaved && !saved.current} />
        <ProblemSummary form={form} problem={server.problem} labels={labels} />
        <Stack>
          {current.texts.map((text) => (
            <TextField
              key={text.key}
              form={form}
              text={text}
              label={labels[`texts.${text.key}`] ?? text.key}
            />
          ))}
          <Textarea
            label={labels['footer']}
            description={t('footerHint', { builtIn: builtInFooter(current) })}
            autosize
            {...form.register('footer')}
            error={errors.footer?.message}
          />
          <TextInput
            label={optional(t('note'))}
            description={t('noteHint')}
            {...form.register('note')}
            error={errors.note?.message}
          />
          <Group>
            <Button type="submit" loading={create.isPending} disabled={!unsaved}>
              {t('save')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconEye size={18} aria-hidden />}
              onClick={() => setShown(changesOf(current, form.getValues()))}
            >
              {t('preview.show')}
            </Button>
            <Button variant="default" disabled={!unsaved} onClick={() => form.reset()}>
              {t('discard')}
            </Button>
          </Group>
        </Stack>
      </form>
      <Preview changes={shown} labels={labels} />
    </div>
  )
}

/** The form has one field for the notes at the foot, whichever of them is refused. */
function atFooter(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('errors' in error)) return error
  const { errors } = error
  if (!Array.isArray(errors)) return error
  const placed = errors.map((fault: { pointer: string }) =>
    fault.pointer.startsWith('/footers/') ? { ...fault, pointer: '/footer' } : fault,
  )
  return { ...error, errors: placed }
}
