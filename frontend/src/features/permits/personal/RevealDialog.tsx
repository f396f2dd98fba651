import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { FormField } from '@/lib/schemaForm'
import { FormDialog } from '@/ui/FormDialog'
import { useAppForm } from '@/ui/useAppForm'
import { PURPOSES, type Purpose } from './purposes'

interface RevealDialogProps {
  id: string
  field: FormField
  onShown: (value: string) => void
  onClose: () => void
}

/** Asks why a number is looked at; the purpose is recorded with the look. */
export function RevealDialog({ id, field, onShown, onClose }: RevealDialogProps) {
  const { t } = useTranslation('permits', { keyPrefix: 'personal' })
  const app = useAppForm<{ purpose: Purpose | '' }>({ defaultValues: { purpose: '' } })
  const reveal = api.useMutation('post', '/api/v1/permit-applications/{id}/reveal')
  const show = ({ purpose }: { purpose: Purpose | '' }) =>
    purpose &&
    reveal.mutate(
      { params: { path: { id } }, body: { field: field.key, purpose } },
      { onSuccess: ({ value }) => onShown(value), onError: app.server.show },
    )
  const choice = app.form.register('purpose', { required: t('purposeNeeded') })
  return (
    <FormDialog
      title={t('why', { field: field.label })}
      app={app}
      labels={{ purpose: t('purpose') }}
      onSave={show}
      onClose={onClose}
      saveLabel={t('show')}
      saving={reveal.isPending}
    >
      <Radio.Group
        label={t('purpose')}
        description={t('recorded')}
        required
        error={app.form.formState.errors.purpose?.message}
      >
        <Stack gap="sm" mt="sm">
          {PURPOSES.map((purpose) => (
            <Radio key={purpose} value={purpose} label={t(`purposes.${purpose}`)} {...choice} />
          ))}
        </Stack>
      </Radio.Group>
    </FormDialog>
  )
}
