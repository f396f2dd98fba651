import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import classes from '@/features/letters/letter/letter.module.css'
import { useRefresh } from '@/features/letters/queries'
import { LeaveGuard } from '@/ui/LeaveGuard'
import { listMessage } from '@/ui/listMessage'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { FolderLine } from './FolderLine'
import type { DisposalFolder, DisposalKind } from './types'

interface Values {
  title: string
  folder_ids: string[]
}

interface DisposalFormProps {
  kind: DisposalKind
  /** The folders whose time has come; all are on the list at first. */
  due: DisposalFolder[]
}

/** Names a list and says which of the folders that are due are on it. */
export default function DisposalForm({ kind, due }: DisposalFormProps) {
  const { t } = useTranslation(['archive', 'errors'])
  const navigate = useNavigate()
  const refresh = useRefresh()
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: { title: '', folder_ids: due.map(({ folder }) => folder.id) },
  })
  const { errors, isDirty } = form.formState
  const sent = useRef(false)
  const create = useMutation({
    mutationFn: (values: Values) => must(http.POST('/api/v1/disposal-lists', { body: { kind, ...values } })),
    onError: server.show,
    onSuccess: ({ id }) => {
      sent.current = true
      toast.done(t('disposal.prepared'))
      void navigate({ to: '/arsip/penyusutan/$id', params: { id } })
    },
    onSettled: refresh,
  })
  const labels = { title: t('disposal.name'), folder_ids: t('disposal.due') }
  return (
    <form noValidate onSubmit={submit((values) => create.mutate(values))}>
      <LeaveGuard unsaved={() => isDirty && !sent.current} />
      <ProblemSummary form={form} labels={labels} problem={server.problem} />
      <Stack>
        <TextInput
          label={labels.title}
          {...form.register('title', { required: fieldText('required') })}
          error={errors.title?.message}
          maw={520}
        />
        <Controller
          control={form.control}
          name="folder_ids"
          rules={{ validate: (ids) => ids.length > 0 || fieldText('required') }}
          render={({ field }) => (
            <Checkbox.Group
              label={labels.folder_ids}
              description={t('disposal.choose')}
              value={field.value}
              onChange={field.onChange}
              error={listMessage(errors, 'folder_ids', [])}
            >
              <ul className={classes['tree']}>
                {due.map((item, place) => (
                  <li key={item.folder.id} className={classes['sheet']}>
                    <Checkbox
                      value={item.folder.id}
                      label={item.folder.title}
                      {...(place === 0 ? { ref: field.ref } : {})}
                    />
                    <FolderLine item={item} />
                  </li>
                ))}
              </ul>
            </Checkbox.Group>
          )}
        />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('disposal.make', { count: form.watch('folder_ids').length })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
