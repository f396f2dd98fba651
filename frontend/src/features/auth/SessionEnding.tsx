import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { getSession, renew, signInAgain, subscribe } from '@/api/session'

const WARN_MS = 120_000

/** Two minutes before the session ends: one tap goes on with it, or asks for the password where it may last no longer. */
export default function SessionEnding() {
  const { t } = useTranslation('auth')
  const endsAt = useSyncExternalStore(subscribe, () => {
    const { status, endsAt } = getSession()
    return status === 'signed_in' ? endsAt : 0
  })
  const [near, setNear] = useState(false)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    setNear(false)
    if (endsAt === 0) return
    const warning = setTimeout(() => setNear(true), Math.max(endsAt - WARN_MS - Date.now(), 0))
    // afterwards the next request finds that out and asks for the password
    const end = setTimeout(() => setNear(false), Math.max(endsAt - Date.now(), 0))
    return () => {
      clearTimeout(warning)
      clearTimeout(end)
    }
  }, [endsAt])
  const extend = async () => {
    setBusy(true)
    const renewal = await renew()
    setBusy(false)
    const ended = renewal === 'expired' || getSession().endsAt - Date.now() <= WARN_MS
    if (renewal === 'unavailable') return
    setNear(false)
    if (ended) void signInAgain()
  }
  return (
    <Modal
      opened={near}
      onClose={() => setNear(false)}
      withCloseButton={false}
      title={t('ending.title')}
      centered
    >
      <Stack>
        <Text>{t('ending.lead')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setNear(false)}>
            {t('ending.later')}
          </Button>
          <Button data-autofocus loading={busy} onClick={() => void extend()}>
            {t('ending.extend')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
