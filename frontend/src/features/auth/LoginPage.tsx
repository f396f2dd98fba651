import {
  Anchor,
  Button,
  Container,
  Group,
  Paper,
  PasswordInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '@/api/queryClient'
import { signIn } from '@/api/session'
import { setLanguage } from '@/i18n'
import { useLanguage } from '@/i18n/useLanguage'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { fieldText } from '@/ui/problemText'
import { useAppForm } from '@/ui/useAppForm'

interface Credentials {
  username: string
  password: string
}

export default function LoginPage() {
  const { t } = useTranslation(['auth', 'common', 'errors'])
  const { ke } = useSearch({ from: '/masuk' })
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const { form, server, submit } = useAppForm<Credentials>({ defaultValues: { username: '', password: '' } })
  const { errors } = form.formState
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app', { ns: 'common' })}`
  }, [t])
  const enter = async ({ username, password }: Credentials) => {
    setBusy(true)
    try {
      await signIn(username.trim(), password)
      queryClient.clear()
      await router.navigate({ to: ke ?? '/' })
    } catch (error) {
      server.show(error)
    } finally {
      setBusy(false)
    }
  }
  const required = { required: fieldText('required') }
  return (
    <Container size={420} pt={{ base: 24, sm: '10vh' }} pb="xl" component="main">
      <LanguageLink />
      <Title order={1} ta="center" c="var(--mantine-color-anchor)">
        {t('app', { ns: 'common' })}
      </Title>
      <Text ta="center" mb="lg">
        {t('signIn.lead')}
      </Text>
      <Paper withBorder p="lg" component="form" onSubmit={submit(enter)} noValidate>
        <ProblemSummary
          form={form}
          problem={server.problem}
          labels={{ username: t('signIn.username'), password: t('signIn.password') }}
        />
        <Stack>
          <TextInput
            label={t('signIn.username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.register('username', required)}
            error={errors.username?.message}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete="current-password"
            {...form.register('password', required)}
            error={errors.password?.message}
          />
          <Button type="submit" loading={busy} fullWidth size="md">
            {t('signIn.submit')}
          </Button>
        </Stack>
      </Paper>
      <Text ta="center" mt="lg">
        <Anchor href="/layanan">{t('signIn.public')}</Anchor>
      </Text>
    </Container>
  )
}

function LanguageLink() {
  const { t } = useTranslation()
  const other = useLanguage() === 'id' ? 'en' : 'id'
  return (
    <Group justify="flex-end">
      <Anchor component="button" type="button" size="sm" lang={other} onClick={() => void setLanguage(other)}>
        {t(`language.${other}`)}
      </Anchor>
    </Group>
  )
}
