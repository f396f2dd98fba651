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
import { NoteDialog } from './NoteDialog'

// brings the calendar and the form machinery, which reading a letter does not need
const DisposeDialog = lazy(() => import('./DisposeDialog'))
const OpinionDialog = lazy(() => import('./OpinionDialog'))

const SHOWN = ['follow_up', 'answer', 'pass_on', 'ask_opinion', 'send_back', 'cancel'] as const

type Doing = (typeof SHOWN)[number]

/** Buttons for what the server allows the reader to do with one disposition. */
export function DispositionActions({ disposition }: { disposition: Disposition }) {
  const { t } = useTranslation('letters')
  const [doing, setDoing] = useState<Doing | null>(null)
  const close = () => setDoing(null)
  const refresh = useRefresh()
  const opinion = disposition.kind === 'opinion'
  const withdraw = t(opinion ? 'opinion.withdraw' : 'withdraw.open')
  const cancel = useMutation({
    mutationFn: () =>
      must(http.POST('/api/v1/dispositions/{id}/cancellation', { params: { path: { id: disposition.id } } })),
    onError: toast.problem,
    onSuccess: () => toast.done(t(opinion ? 'opinion.withdrawn' : 'withdraw.done')),
    onSettled: () => {
      close()
      return refresh()
    },
  })
  const { allowed_actions } = disposition
  const may = (action: Doing) => allowed_actions.includes(action)
  if (!SHOWN.some(may)) return null
  return (
    <Group gap="xs" className={classes['actions'] ?? ''}>
      {may('follow_up') && <Button onClick={() => setDoing('follow_up')}>{t('followUp.open')}</Button>}
      {may('answer') && <Button onClick={() => setDoing('answer')}>{t('answer.open')}</Button>}
      {may('pass_on') && (
        <Button variant="default" onClick={() => setDoing('pass_on')}>
          {t('dispose.passOn')}
        </Button>
      )}
      {may('ask_opinion') && (
        <Button variant="default" onClick={() => setDoing('ask_opinion')}>
          {t('opinion.open')}
        </Button>
      )}
      {may('send_back') && (
        <Button variant="default" onClick={() => setDoing('send_back')}>
          {t('sendBack.open')}
        </Button>
      )}
      {may('cancel') && (
        <Button variant="default" onClick={() => setDoing('cancel')}>
          {withdraw}
        </Button>
      )}
      {(doing === 'follow_up' || doing === 'answer') && (
        <FollowUpDialog disposition={disposition} onClose={close} />
      )}
      {doing === 'pass_on' && (
        <Suspense>
          <DisposeDialog of="dispositions" id={disposition.id} onClose={close} />
        </Suspense>
      )}
      {doing === 'ask_opinion' && (
        <Suspense>
          <OpinionDialog of="dispositions" id={disposition.id} onClose={close} />
        </Suspense>
      )}
      {doing === 'send_back' && (
        <NoteDialog
          title={t('sendBack.title')}
          hint={t('sendBack.hint')}
          noteLabel={t('sendBack.note')}
          noteRequired
          saveLabel={t('sendBack.submit')}
          doneMessage={t('sendBack.done')}
          run={(note) =>
            must(
              http.POST('/api/v1/dispositions/{id}/return', {
                params: { path: { id: disposition.id } },
                body: { note },
              }),
            )
          }
          onClose={close}
        />
      )}
      <ConfirmDialog
        opened={doing === 'cancel'}
        title={t(opinion ? 'opinion.withdrawTitle' : 'withdraw.title')}
        confirmLabel={withdraw}
        onConfirm={() => cancel.mutate()}
        onClose={close}
        loading={cancel.isPending}
        danger
      >
        {t(opinion ? 'opinion.withdrawHint' : 'withdraw.hint')}
      </ConfirmDialog>
    </Group>
  )
}
