import { Radio, Stack, Textarea } from '@mantine/core'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { FormDialog } from '@/ui/FormDialog'
import { useOptional } from '@/ui/optional'
import { useAppForm } from '@/ui/useAppForm'
import type { Check } from './Checks'
import { useRefresh } from './queries'
import type { Application } from './types'

interface CheckDialogProps {
  application: Application
  check: Check
  onClose: () => void
}

interface Values {
  outcome: 'fine' | 'objection'
  note: string
}

/** What a check found; an objection says why. */
export default function CheckDialog({ application, check, onClose }: CheckDialogProps) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const optional = useOptional()
  const app = useAppForm<Values>({ defaultValues: { outcome: 'fine', note: '' } })
  const refresh = useRefresh()
  const record = api.useMutation('post', '/api/v1/permit-applications/{id}/checks/{check_id}/result')
  const { control, register, formState, watch } = app.form
  const label = t('check.note')
  const save = ({ outcome, note }: Values) =>
    record.mutate(
      {
        params: { path: { id: application.id, check_id: check.id } },
        body: { outcome, note: note.trim() || null },
      },
      {
        onError: app.server.show,
        onSuccess: () => {
          refresh()
          onClose()
        },
      },
    )
  return (
    <FormDialog
      title={language === 'en' ? check.name_en : check.name_id}
      app={app}
      labels={{ outcome: t('check.outcome'), note: label }}
      onSave={save}
      onClose={onClose}
      saveLabel={t('check.record')}
      saving={record.isPending}
    >
      <Controller
        control={control}
        name="outcome"
        render={({ field }) => (
          <Radio.Group label={t('check.outcome')} value={field.value} onChange={field.onChange}>
            <Stack gap="xs" mt="xs">
              <Radio value="fine" label={t('check.fine')} />
              <Radio value="objection" label={t('check.objection')} />
            </Stack>
          </Radio.Group>
        )}
      />
      <Textarea
        label={watch('outcome') === 'objection' ? label : optional(label)}
        autosize
        minRows={3}
        maxLength={2000}
        {...register('note')}
        error={formState.errors.note?.message}
      />
    </FormDialog>
  )
}
