import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { Disposition } from '@/features/letters/types'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { toast } from '@/ui/toast'
import { FollowUpDialog } from './FollowUpDialog'
import classes from './letter.module.css'

// brings the calendar and the form machinery, which reading a letter does not need
const DisposeDialog = lazy(() => import('./DisposeDialog'))

type Doing = 'pass_on' | 'follow_up' | 'cancel'

/** Buttons for what the server allows the reader to do with one disposition. */
export function DispositionActions({ disposition }: { disposition: Disposition }) {
  const { t } = useTranslation('letters')
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const refresh = useRefresh()
  const cancel = useMutation({
    mutationFn: () =>
      must(http.POST('/api/v1/dispositions/{id}/cancellation', { params: { path: { id: disposition.id } } })),
    onError: toast.problem,
    onSuccess: () => toast.done(t('withdraw.done')),
    onSettled: () => {
      close()
      return refresh()
    },
  })
  const { allowed_actions } = disposition
  const may = (action: Doing) => allowed_actions.includes(action)
  if (!may('follow_up') && !may('pass_on') && !may('cancel')) return null
  return (
    <Group gap="xs" className={classes['actions'] ?? ''}>
      {may('follow_up') && <Button onClick={() => setDoing('follow_up')}>{t('followUp.open')}</Button>}
      {may('pass_on') && (
        <Button variant="default" onClick={() => setDoing('pass_on')}>
          {t('dispose.passOn')}
        </Button>
      )}
      {may('cancel') && (
        <Button variant="default" onClick={() => setDoing('cancel')}>
          {t('withdraw.open')}
        </Button>
      )}
      {doing === 'follow_up' && <FollowUpDialog disposition={disposition} onClose={close} />}
      {doing === 'pass_on' && (
        <Suspense>
          <DisposeDialog of="dispositions" id={disposition.id} onClose={close} />
        </Suspense>
      )}
      <ConfirmDialog
        opened={doing === 'cancel'}
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.open')}
        onConfirm={() => cancel.mutate()}
        onClose={close}
        loading={cancel.isPending}
        danger
      >
        {t('withdraw.hint')}
      </ConfirmDialog>
    </Group>
  )
}
