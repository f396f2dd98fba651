import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { Sender } from '@/features/letters/types'
import { AsyncSelect, type Option } from '@/ui/AsyncSelect'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

/** Says that a sender is another one under a second name. */
export default function MergeSenderDialog({ sender, onClose }: { sender: Sender; onClose: () => void }) {
  const { t } = useTranslation(['senders', 'errors'])
  const app = useAppForm<{ into_id: Option | null }>({ defaultValues: { into_id: null } })
  const refresh = useRefresh()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 250)
  const found = api.useQuery(
    'get',
    '/api/v1/senders',
    { params: { query: { limit: 20, ...(q ? { q } : {}) } } },
    { placeholderData: keepPreviousData },
  )
  const others = (found.data?.items ?? [])
    .filter(({ id }) => id !== sender.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  const merge = useMutation({
    mutationFn: (into_id: string) =>
      must(
        http.POST('/api/v1/senders/{id}/merge', { params: { path: { id: sender.id } }, body: { into_id } }),
      ),
    onError: app.server.show,
    onSuccess: ({ name }) => {
      toast.done(t('merged', { name }))
      onClose()
    },
    onSettled: refresh,
  })
  return (
    <FormDialog
      title={t('mergeTitle', { name: sender.name })}
      app={app}
      labels={{ into_id: t('into') }}
      onSave={({ into_id }) => into_id && merge.mutate(into_id.value)}
      onClose={onClose}
      saveLabel={t('merge')}
      saving={merge.isPending}
    >
      <Text>{t('mergeHint', { name: sender.name })}</Text>
      <Controller
        control={app.form.control}
        name="into_id"
        rules={{ required: fieldText('required') }}
        render={({ field }) => (
          <AsyncSelect
            ref={field.ref}
            label={t('into')}
            found={others}
            loading={found.isFetching}
            onSearch={(typed) => setText(typed === field.value?.label ? '' : typed)}
            chosen={field.value}
            onChange={(id) => field.onChange(others.find(({ value }) => value === id) ?? null)}
            error={app.form.formState.errors.into_id?.message}
          />
        )}
      />
    </FormDialog>
  )
}
