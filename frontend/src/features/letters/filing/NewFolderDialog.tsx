import { NumberInput, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { ClassificationPicker } from '@/features/letters/ClassificationPicker'
import { useRefresh } from '@/features/letters/queries'
import { today } from '@/lib/dates'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import type { FileFolder } from './types'
import { folderNumber } from './words'

interface Values {
  classification_code: string | null
  title: string
  year: number | string
}

interface NewFolderDialogProps {
  onClose: () => void
  /** What is known already, such as the classification of the letter that is to be filed. */
  classification?: string | null
  /** Instead of opening the folder's page. */
  onMade?: (folder: FileFolder) => void
}

/** Opens a folder of the office. */
export default function NewFolderDialog({ onClose, classification, onMade }: NewFolderDialogProps) {
  const { t } = useTranslation(['archive', 'errors'])
  const navigate = useNavigate()
  const refresh = useRefresh()
  const year = Number(today().slice(0, 4))
  const app = useAppForm<Values>({
    defaultValues: { classification_code: classification ?? null, title: '', year },
  })
  const { errors } = app.form.formState
  const create = useMutation({
    mutationFn: (values: Values) =>
      must(
        http.POST('/api/v1/file-folders', {
          body: {
            classification_code: values.classification_code ?? '',
            title: values.title,
            year: Number(values.year),
          },
        }),
      ),
    onError: app.server.show,
    onSuccess: (folder) => {
      toast.done(t('new.done', { number: folderNumber(folder) }))
      onClose()
      if (onMade) onMade(folder)
      else void navigate({ to: '/arsip/$id', params: { id: folder.id } })
    },
    onSettled: refresh,
  })
  const labels = {
    classification_code: t('field.classification'),
    title: t('field.title'),
    year: t('field.year'),
  }
  return (
    <FormDialog
      title={t('new.open')}
      app={app}
      labels={labels}
      onSave={(values) => create.mutate(values)}
      onClose={onClose}
      saveLabel={t('new.save')}
      saving={create.isPending}
    >
      <Controller
        control={app.form.control}
        name="classification_code"
        rules={{ required: fieldText('required') }}
        render={({ field }) => (
          <ClassificationPicker
            label={labels.classification_code}
            value={field.value}
            onChange={field.onChange}
            at={today()}
            error={errors.classification_code?.message}
          />
        )}
      />
      <TextInput
        label={labels.title}
        data-autofocus
        {...app.form.register('title', { required: fieldText('required') })}
        error={errors.title?.message}
      />
      <Controller
        control={app.form.control}
        name="year"
        rules={{ required: fieldText('required') }}
        render={({ field }) => (
          <NumberInput
            label={labels.year}
            value={field.value}
            onChange={field.onChange}
            min={1945}
            max={year}
            allowDecimal={false}
            thousandSeparator={false}
            error={errors.year?.message}
          />
        )}
      />
      <Text size="sm" c="dimmed">
        {t('new.hint')}
      </Text>
    </FormDialog>
  )
}
