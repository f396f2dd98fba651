import { Box, Button, Group, Stack, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { today } from '@/lib/dates'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { DateField } from '@/ui/DateField'
import { toast } from '@/ui/toast'
import { useRefreshCatalogue } from './queries'
import type { Revision } from './types'

/** The end of a draft: published from a day on, or given up. */
export default function PublishPart({ revision, unsaved }: { revision: Revision; unsaved: boolean }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const [from, setFrom] = useState<string | null>(today())
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null)
  const navigate = useNavigate()
  const refresh = useRefreshCatalogue()
  const publish = api.useMutation('post', '/api/v1/permit-services/{id}/publication')
  const discard = api.useMutation('delete', '/api/v1/permit-services/{id}/definition')
  const params = { path: { id: revision.id }, header: ifMatch(revision.version) }
  const done = (message: string) => {
    setAsking(null)
    refresh()
    toast.done(message)
  }
  const faulty = revision.faults.length > 0
  return (
    <Stack>
      <Text>{t('publishHint')}</Text>
      {unsaved && <Text c="dimmed">{t('saveFirst')}</Text>}
      {faulty && <Text c="dimmed">{t('faultyHint')}</Text>}
      <Box maw={320}>
        <DateField label={t('field.valid_from')} value={from} onChange={setFrom} />
      </Box>
      <Group>
        <Button disabled={unsaved || faulty || !from} onClick={() => setAsking('publish')}>
          {t('publish')}
        </Button>
        <Button variant="default" onClick={() => setAsking('discard')}>
          {t('discard')}
        </Button>
      </Group>
      <ConfirmDialog
        opened={asking === 'publish'}
        title={t('publish')}
        confirmLabel={t('publish')}
        onClose={() => setAsking(null)}
        onConfirm={() =>
          publish.mutate(
            { params, body: { valid_from: from ?? '' } },
            { onError: toast.problem, onSuccess: () => done(t('published')) },
          )
        }
      >
        {t('publishAsk')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'discard'}
        title={t('discard')}
        confirmLabel={t('discard')}
        danger
        onClose={() => setAsking(null)}
        onConfirm={() =>
          discard.mutate(
            { params },
            {
              onError: toast.problem,
              onSuccess: () => {
                done(t('discarded'))
                void navigate({ to: '/katalog' })
              },
            },
          )
        }
      >
        {t('discardAsk')}
      </ConfirmDialog>
    </Stack>
  )
}
