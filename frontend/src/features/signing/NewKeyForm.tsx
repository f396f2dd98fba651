import { Button, Group, PasswordInput, Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { Note } from '@/ui/Note'
import { PassphraseInput } from '@/ui/PassphraseInput'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'
import { useKeyChange } from './useKeyChange'

interface NewKey {
  passphrase: string
  repeated: string
  password: string
}

const empty: NewKey = { passphrase: '', repeated: '', password: '' }

/** Makes a key: the first one, or one in place of a key that signs no more. */
export function NewKeyForm({ again }: { again: boolean }) {
  const { t } = useTranslation(['signing', 'errors'])
  const { form, server, submit } = useAppForm<NewKey>({ defaultValues: empty })
  const { errors } = form.formState
  const make = useKeyChange({
    run: ({ passphrase, password }: NewKey) =>
      must(http.POST('/api/v1/me/signing-key', { body: { passphrase, password } })),
    doneMessage: t('make.done'),
    onError: server.show,
  })
  const required = { required: fieldText('required') }
  const labels = {
    passphrase: t('make.passphrase'),
    repeated: t('make.repeat'),
    password: t('make.password'),
  }
  return (
    <form noValidate onSubmit={submit((values) => make.mutate(values))}>
      <Title order={2} fz={20} mb="sm">
        {again ? t('make.again') : t('make.title')}
      </Title>
      <Note tone="warning" title={t('make.forgotten')}>
        {t('make.forgottenHint')}
      </Note>
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      <Stack maw={460}>
        <PassphraseInput
          label={labels.passphrase}
          description={t('make.passphraseHint')}
          {...form.register('passphrase', required)}
          error={errors.passphrase?.message}
        />
        <PassphraseInput
          label={labels.repeated}
          {...form.register('repeated', {
            ...required,
            validate: (value, { passphrase }) => value === passphrase || t('make.mismatch'),
          })}
          error={errors.repeated?.message}
        />
        <PasswordInput
          label={labels.password}
          description={t('make.passwordHint')}
          autoComplete="current-password"
          {...form.register('password', required)}
          error={errors.password?.message}
        />
        <Group>
          <Button type="submit" loading={make.isPending}>
            {t('make.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
