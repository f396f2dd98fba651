import { Button, Group, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import { useKeyChange } from './useKeyChange'

interface Account {
  account: string
  password: string
}

const empty: Account = { account: '', password: '' }

/** Names the account at the service that signs here. */
export function AccountForm() {
  const { t } = useTranslation(['signing', 'errors'])
  const { form, server, submit } = useAppForm<Account>({ defaultValues: empty })
  const { errors } = form.formState
  const put = useKeyChange({
    run: (body: Account) => must(http.PUT('/api/v1/me/signing-account', { body })),
    doneMessage: t('service.done'),
    onError: server.show,
    onDone: () => form.reset(empty),
  })
  const required = { required: fieldText('required') }
  const labels = { account: t('service.account'), password: t('make.password') }
  return (
    <form noValidate onSubmit={submit((values) => put.mutate(values))}>
      <Title order={2} fz={20} mb="sm">
        {t('service.title')}
      </Title>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack maw={460}>
        <TextInput
          label={labels.account}
          description={t('service.accountHint')}
          autoComplete="off"
          {...form.register('account', required)}
          error={errors.account?.message}
        />
        <PasswordInput
          label={labels.password}
          description={t('make.passwordHint')}
          autoComplete="current-password"
          {...form.register('password', required)}
          error={errors.password?.message}
        />
        <Group>
          <Button type="submit" loading={put.isPending}>
            {t('service.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
