import { Button, Card, Group, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { type PositionChoice, PositionPicker } from '@/ui/PositionPicker'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import type { Issued } from './types'

interface Values {
  username: string
  name: string
  civil_servant_number: string
  email: string
  position_id: PositionChoice | null
}

interface NewUserFormProps {
  onClose: () => void
  onCreated: (issued: Issued) => void
}

export function NewUserForm({ onClose, onCreated }: NewUserFormProps) {
  const { t } = useTranslation(['users', 'common'])
  const { form, server, submit } = useAppForm<Values>({
    defaultValues: { username: '', name: '', civil_servant_number: '', email: '', position_id: null },
  })
  const queries = useQueryClient()
  const create = api.useMutation('post', '/api/v1/users')
  const save = (values: Values) =>
    create
      .mutateAsync(
        {
          body: {
            username: values.username.trim(),
            name: values.name.trim(),
            position_id: values.position_id?.id ?? '',
            ...(values.civil_servant_number
              ? { civil_servant_number: values.civil_servant_number.trim() }
              : {}),
            ...(values.email ? { email: values.email.trim() } : {}),
          },
        },
        {
          onError: server.show,
          onSuccess: ({ user, initial_password }) => {
            void queries.invalidateQueries({ queryKey: ['pages', 'users'] })
            onCreated({ name: user.name, username: user.username, password: initial_password })
          },
        },
      )
      .catch(() => undefined)
  const { errors } = form.formState
  const required = { required: fieldText('required') }
  const labels = {
    username: t('username'),
    name: t('name'),
    civil_servant_number: t('nip'),
    email: t('email'),
    position_id: t('position'),
  }
  return (
    <Card withBorder mb="md" maw={620} component="form" noValidate onSubmit={submit(save)}>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack>
        <TextInput label={labels.name} {...form.register('name', required)} error={errors.name?.message} />
        <TextInput
          label={labels.username}
          description={t('usernameHint')}
          autoComplete="off"
          {...form.register('username', required)}
          error={errors.username?.message}
        />
        <TextInput
          label={`${labels.civil_servant_number} ${t('state.optional', { ns: 'common' })}`}
          {...form.register('civil_servant_number')}
          error={errors.civil_servant_number?.message}
        />
        <TextInput
          type="email"
          label={`${labels.email} ${t('state.optional', { ns: 'common' })}`}
          autoComplete="off"
          {...form.register('email')}
          error={errors.email?.message}
        />
        <Controller
          control={form.control}
          name="position_id"
          rules={required}
          render={({ field, fieldState }) => (
            <PositionPicker
              ref={field.ref}
              label={labels.position_id}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('create')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('action.cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}
