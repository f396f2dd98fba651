import { Alert, Button, Group, PasswordInput, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { renew, useMe } from '@/api/session'
import { Page } from '@/ui/Page'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'

interface Passwords {
  current_password: string
  new_password: string
  repeated: string
}

const empty: Passwords = { current_password: '', new_password: '', repeated: '' }

export default function PasswordPage() {
  const { t } = useTranslation(['auth', 'errors'])
  const { form, server, submit } = useAppForm<Passwords>({ defaultValues: empty })
  const { errors } = form.formState
  const navigate = useNavigate()
  const temporary = useMe()?.user.must_change_password ?? false
  const change = api.useMutation('post', '/api/v1/me/password')
  const save = ({ current_password, new_password }: Passwords) =>
    change.mutate(
      { body: { current_password, new_password } },
      {
        onError: server.show,
        onSuccess: async () => {
          form.reset(empty)
          toast.done(t('password.done'))
          if (!temporary) return
          await renew()
          await navigate({ to: '/' })
        },
      },
    )
  const required = { required: fieldText('required') }
  return (
    <Page title={t('password.title')} narrow>
      {temporary && (
        <Alert mb="md" maw={460} title={t('password.temporary')}>
          {t('password.temporaryHint')}
        </Alert>
      )}
      <form noValidate onSubmit={submit(save)}>
        <ProblemSummary
          form={form}
          problem={server.problem}
          labels={{
            current_password: t('password.current'),
            new_password: t('password.next'),
            repeated: t('password.repeat'),
          }}
        />
        <Stack maw={460}>
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            {...form.register('current_password', required)}
            error={errors.current_password?.message}
          />
          <PasswordInput
            label={t('password.next')}
            description={t('password.nextHint')}
            autoComplete="new-password"
            {...form.register('new_password', required)}
            error={errors.new_password?.message}
          />
          <PasswordInput
            label={t('password.repeat')}
            autoComplete="new-password"
            {...form.register('repeated', {
              ...required,
              validate: (value, { new_password }) => value === new_password || t('password.mismatch'),
            })}
            error={errors.repeated?.message}
          />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('password.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  )
}
