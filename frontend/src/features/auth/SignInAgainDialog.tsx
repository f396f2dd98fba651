import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getSession, signIn, signOut, useSessionStatus } from '@/api/session'
import { problemText } from '@/ui/problemText'

/** Opens over the page when the session ends; the call that met the end goes on after signing in. */
export function SignInAgainDialog() {
  const { t } = useTranslation(['auth', 'errors'])
  const navigate = useNavigate()
  const expired = useSessionStatus() === 'expired'
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const enter = async () => {
    const { me } = getSession()
    if (!me) return
    setBusy(true)
    try {
      await signIn(me.user.username, password, me.position.id)
      setPassword('')
      setError(null)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  const leave = async () => {
    await signOut()
    await navigate({ to: '/masuk' })
  }
  return (
    <Modal
      opened={expired}
      onClose={() => {}}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('again.title')}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void enter()
        }}
      >
        <Stack>
          <Text>{t('again.lead')}</Text>
          <PasswordInput
            label={`${t('signIn.password')} (${getSession().me?.user.username ?? ''})`}
            autoComplete="current-password"
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={error ? problemText(error) : undefined}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => void leave()}>
              {t('again.leave')}
            </Button>
            <Button type="submit" loading={busy}>
              {t('again.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
