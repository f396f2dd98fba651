import { Stack, Text, TextInput } from '@mantine/core'
import type { Control, FieldErrors, UseFormReturn } from 'react-hook-form'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '@/features/letters/ChoiceField'
import { listMessage } from '@/ui/listMessage'
import { Note } from '@/ui/Note'
import { fieldText } from '@/ui/problemText'
import { UploadField } from '@/ui/UploadField'
import type { Dispatch, Dispatches } from './types'
import type { WayValues } from './ways'
import { OUTSIDE_WAYS } from './words'

interface WayFieldsProps {
  form: UseFormReturn<WayValues>
  items: Dispatch[]
  dispatches: Dispatches
}

/** Way and mail address for each addressee outside the city, and the scan where the mail needs one. */
export function WayFields({ form, items, dispatches }: WayFieldsProps) {
  const { t } = useTranslation('dispatch')
  const scanned = dispatches.mail_code === 'no_signed_file'
  const mailable = dispatches.mail_possible || scanned
  const chosen = form.watch('ways')
  return (
    <Stack gap="sm">
      {!mailable && dispatches.mail_message && <Note tone="info" title={dispatches.mail_message} />}
      {items.map((item, at) => (
        <Stack key={item.pos} gap={4} role="group" aria-label={item.name}>
          <Text fw={650}>{item.name}</Text>
          <ChoiceField
            control={form.control}
            name={`ways.${at}.way`}
            label={t('way')}
            description={t('wayHint')}
            options={OUTSIDE_WAYS.filter((way) => way !== 'mail' || mailable).map((way) => ({
              value: way,
              label: t(`ways.${way}`),
            }))}
          />
          {chosen[at]?.way === 'mail' && <EmailField form={form} at={at} known={item.known_email} />}
        </Stack>
      ))}
      {scanned && chosen.some(({ way }) => way === 'mail') && (
        <ScanField control={form.control} errors={form.formState.errors} />
      )}
    </Stack>
  )
}

interface EmailFieldProps {
  form: UseFormReturn<WayValues>
  at: number
  known: string | null | undefined
}

function EmailField({ form, at, known }: EmailFieldProps) {
  const { t } = useTranslation('dispatch')
  return (
    <TextInput
      type="email"
      label={t('email')}
      {...(known ? { description: t('emailHint', { email: known }) } : {})}
      {...form.register(`ways.${at}.email`, { required: fieldText('required'), shouldUnregister: false })}
      error={form.formState.errors.ways?.[at]?.email?.message}
    />
  )
}

function ScanField({ control, errors }: { control: Control<WayValues>; errors: FieldErrors<WayValues> }) {
  const { t } = useTranslation('dispatch')
  return (
    <Controller
      control={control}
      name="scan_upload_id"
      rules={{ validate: (files) => files.length > 0 || fieldText('required') }}
      render={({ field }) => (
        <UploadField
          label={t('scan')}
          description={t('scanHint')}
          multiple={false}
          value={field.value}
          onChange={field.onChange}
          error={listMessage(
            errors,
            'scan_upload_id',
            field.value.map((file) => file.file_name),
          )}
        />
      )}
    />
  )
}
