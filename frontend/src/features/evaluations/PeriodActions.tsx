import { Alert, Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCalculator, IconFileText, IconLock, IconMessageQuestion } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { problemText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { useRefresh } from './api'
import { ReprimandDialog } from './ReprimandDialog'
import { summarise } from './summary'
import type { Period, Score } from './types'

/** What the caller may do with the period now, in the order in which it is done. */
export function PeriodActions({ period, scores }: { period: Period; scores: Score[] }) {
  const { t } = useTranslation('evaluations')
  const may = (action: Period['allowed_actions'][number]) => period.allowed_actions.includes(action)
  const [reprimanding, reprimands] = useDisclosure()
  const { poor } = summarise(scores).count
  return (
    <>
      {may('interview') && (
        <Button
          variant="default"
          leftSection={<IconMessageQuestion size={18} aria-hidden />}
          renderRoot={(props) => (
            <Link to="/evaluasi/$period/wawancara" params={{ period: period.id }} {...props} />
          )}
        >
          {t('interview.open')}
        </Button>
      )}
      {may('compute') && <Compute period={period} />}
      {may('publish') && <Publish period={period} />}
      {may('reprimand') && poor > 0 && (
        <Button
          leftSection={<IconFileText size={18} aria-hidden />}
          variant={period.status === 'published' ? 'filled' : 'default'}
          onClick={reprimands.open}
        >
          {t('reprimand.open')}
        </Button>
      )}
      {reprimanding && <ReprimandDialog period={period} scores={scores} onClose={reprimands.close} />}
    </>
  )
}

function Compute({ period: { id, status } }: { period: Period }) {
  const { t } = useTranslation('evaluations')
  const refresh = useRefresh()
  const compute = api.useMutation('post', '/api/v1/evaluation-periods/{id}/computation')
  const run = () =>
    compute.mutate(
      { params: { path: { id } } },
      {
        onError: toast.problem,
        onSuccess: () => toast.done(t('compute.done')),
        onSettled: () => void refresh(),
      },
    )
  return (
    <Button
      leftSection={<IconCalculator size={18} aria-hidden />}
      variant={status === 'open' ? 'filled' : 'default'}
      loading={compute.isPending}
      onClick={run}
    >
      {status === 'open' ? t('compute.first') : t('compute.again')}
    </Button>
  )
}

function Publish({ period: { id, name } }: { period: Period }) {
  const { t } = useTranslation(['evaluations', 'errors'])
  const [opened, dialog] = useDisclosure()
  const refresh = useRefresh()
  const publish = api.useMutation('post', '/api/v1/evaluation-periods/{id}/publication')
  const run = () =>
    publish.mutate(
      { params: { path: { id } } },
      {
        onSuccess: () => {
          toast.done(t('publish.done'))
          dialog.close()
        },
        onSettled: () => void refresh(),
      },
    )
  const { error } = publish
  return (
    <>
      <Button leftSection={<IconLock size={18} aria-hidden />} onClick={dialog.open}>
        {t('publish.open')}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={t('publish.title', { name })}
        confirmLabel={t('publish.confirm')}
        onConfirm={run}
        onClose={dialog.close}
        loading={publish.isPending}
      >
        <Text>{t('publish.explain')}</Text>
        {error && (
          <Alert color="red.8" mt="md" role="alert">
            {problemText(error)}
          </Alert>
        )}
      </ConfirmDialog>
    </>
  )
}
