import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useCommand } from '@/features/letters/letter/useCommand'
import { useRefresh } from '@/features/letters/queries'
import type { InvitationAnswer, Invitee } from '@/features/letters/types'
import { FormDialog } from '@/ui/FormDialog'
import { fieldText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useAppForm } from '@/ui/useAppForm'
import { Answered } from './answers'

interface Said {
  answer: InvitationAnswer
  representative?: string
  reason?: string
}

const send = (id: string, body: Said) =>
  must(http.PUT('/api/v1/letters/{id}/attendance/answer', { params: { path: { id } }, body }))

interface OwnAnswerProps {
  letterId: string
  own: Invitee
  may: boolean
}

/** What the reader's office answers: one tap to come, a word more for the others. */
export function OwnAnswer({ letterId, own, may }: OwnAnswerProps) {
  const { t } = useTranslation('invitations')
  const [saying, setSaying] = useState<'represented' | 'declines' | null>(null)
  const attend = useCommand(
    () => send(letterId, { answer: 'attends' }),
    () => toast.done(t('answered')),
  )
  const given = own.answer?.answer
  return (
    <>
      <h3>{t('own')}</h3>
      <div>
        <Answered one={own} />
      </div>
      {may && (
        <Group gap="xs">
          {given !== 'attends' && (
            <Button loading={attend.isPending} onClick={() => attend.mutate()}>
              {t('attend')}
            </Button>
          )}
          <Button variant="default" onClick={() => setSaying('represented')}>
            {t('represent')}
          </Button>
          <Button variant="default" onClick={() => setSaying('declines')}>
            {t('decline')}
          </Button>
        </Group>
      )}
      {saying === 'represented' && (
        <Represent letterId={letterId} own={own} onClose={() => setSaying(null)} />
      )}
      {saying === 'declines' && <Decline letterId={letterId} own={own} onClose={() => setSaying(null)} />}
    </>
  )
}

interface DialogProps {
  letterId: string
  own: Invitee
  onClose: () => void
}

function useAnswer(letterId: string, onClose: () => void, onRefused: (error: unknown) => void) {
  const { t } = useTranslation('invitations')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (body: Said) => send(letterId, body),
    onError: onRefused,
    onSuccess: () => {
      toast.done(t('answered'))
      onClose()
      return refresh()
    },
  })
}

function Represent({ letterId, own, onClose }: DialogProps) {
  const { t } = useTranslation('invitations')
  const app = useAppForm<{ representative: string }>({
    defaultValues: { representative: own.answer?.representative ?? '' },
  })
  const { isPending, mutate } = useAnswer(letterId, onClose, app.server.show)
  const label = t('representative')
  return (
    <FormDialog
      title={t('representTitle')}
      app={app}
      labels={{ representative: label }}
      onSave={({ representative }) => mutate({ answer: 'represented', representative })}
      onClose={onClose}
      saveLabel={t('sendAnswer')}
      saving={isPending}
    >
      <TextInput
        label={label}
        data-autofocus
        {...app.form.register('representative', { required: fieldText('required') })}
        error={app.form.formState.errors.representative?.message}
      />
    </FormDialog>
  )
}

function Decline({ letterId, own, onClose }: DialogProps) {
  const { t } = useTranslation('invitations')
  const app = useAppForm<{ reason: string }>({ defaultValues: { reason: own.answer?.reason ?? '' } })
  const { isPending, mutate } = useAnswer(letterId, onClose, app.server.show)
  const label = t('reason')
  return (
    <FormDialog
      title={t('declineTitle')}
      app={app}
      labels={{ reason: label }}
      onSave={({ reason }) => mutate({ answer: 'declines', reason })}
      onClose={onClose}
      saveLabel={t('sendAnswer')}
      saving={isPending}
    >
      <Textarea
        label={label}
        data-autofocus
        autosize
        minRows={3}
        {...app.form.register('reason', { required: fieldText('required') })}
        error={app.form.formState.errors.reason?.message}
      />
    </FormDialog>
  )
}
