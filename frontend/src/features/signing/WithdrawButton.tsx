import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { toast } from '@/ui/toast'
import { QUEUE } from './queueKey'
import type { Waiting } from './types'

/** Takes a paper out of the queue, so that something else can be done with it. */
export function WithdrawButton({ paper: { id, title, subject, subject_id } }: { paper: Waiting }) {
  const { t } = useTranslation('signing')
  const [asking, ask] = useDisclosure()
  const queries = useQueryClient()
  const withdraw = useMutation({
    mutationFn: () => must(http.POST('/api/v1/signing-queue/{id}/withdrawal', { params: { path: { id } } })),
    onError: toast.problem,
    onSuccess: () => toast.done(t('withdraw.done')),
    onSettled: () => {
      ask.close()
      const shows = (part: unknown) => part === QUEUE || JSON.stringify(part)?.includes(subject_id)
      return queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey.some(shows) })
    },
  })
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('withdraw.label', { title: subject ?? title })}
        onClick={ask.open}
      >
        {t('withdraw.open')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.confirm')}
        onConfirm={() => withdraw.mutate()}
        onClose={ask.close}
        loading={withdraw.isPending}
      >
        <p>
          {title}
          {subject && ` · ${subject}`}
        </p>
        {t('withdraw.hint')}
      </ConfirmDialog>
    </>
  )
}
