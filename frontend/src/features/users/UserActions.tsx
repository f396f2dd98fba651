import { Button, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { toast } from '@/ui/toast'
import type { Issued, User } from './types'

interface UserActionsProps {
  user: User
  onIssued: (issued: Issued) => void
}

/** Reset the password, or close and reopen an account. */
export function UserActions({ user, onIssued }: UserActionsProps) {
  const { t } = useTranslation('users')
  const [asking, ask] = useDisclosure()
  const queries = useQueryClient()
  const changed = () => void queries.invalidateQueries({ queryKey: ['pages', 'users'] })
  const reset = api.useMutation('post', '/api/v1/users/{id}/password-reset')
  const update = api.useMutation('patch', '/api/v1/users/{id}')
  const path = { id: user.id }
  const resetPassword = () =>
    reset.mutate(
      { params: { path } },
      {
        onError: toast.problem,
        onSuccess: ({ initial_password }) => {
          ask.close()
          changed()
          onIssued({ name: user.name, username: user.username, password: initial_password })
        },
      },
    )
  const setActive = (active: boolean) =>
    update.mutate(
      { params: { path, header: ifMatch(user.version) }, body: { active } },
      { onError: toast.problem, onSuccess: changed },
    )
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={ask.open}>
        {t('reset')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        loading={update.isPending}
        onClick={() => setActive(!user.active)}
      >
        {user.active ? t('deactivate') : t('activate')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={ask.close}
        title={t('resetTitle', { name: user.name })}
        confirmLabel={t('reset')}
        onConfirm={resetPassword}
        loading={reset.isPending}
      >
        {t('resetHint')}
      </ConfirmDialog>
    </Group>
  )
}
