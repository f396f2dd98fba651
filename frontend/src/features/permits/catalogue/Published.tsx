import { Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { DataTable } from '@/ui/DataTable'
import { Loaded } from '@/ui/Loaded'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import { MoveCases } from './MoveCases'
import { useRefreshCatalogue, useRevisions } from './queries'
import type { Revision, RevisionRow } from './types'

const OfferDialog = lazy(() => import('./OfferDialog'))

/** What was published: open or closed, the next revision, and what still runs under which one. */
export default function Published({ revision }: { revision: Revision }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const [closing, setClosing] = useState(false)
  const navigate = useNavigate()
  const refresh = useRefreshCatalogue()
  const revisions = useRevisions(revision.id)
  const begin = api.useMutation('post', '/api/v1/permit-service-drafts')
  const start = () =>
    begin.mutate(
      { body: { based_on: revision.id } },
      {
        onError: toast.problem,
        onSuccess: ({ id }) => {
          refresh()
          void navigate({ to: '/katalog/$id', params: { id } })
        },
      },
    )
  return (
    <Stack>
      <Group>
        <StatusBadge
          tone={revision.enabled ? 'success' : 'neutral'}
          label={t(revision.enabled ? 'offered.yes' : 'offered.no')}
        />
        <Button onClick={start} loading={begin.isPending}>
          {t('nextRevision')}
        </Button>
        <Button variant="default" onClick={() => setClosing(true)}>
          {t(revision.enabled ? 'close' : 'open')}
        </Button>
      </Group>
      <Suspense>{closing && <OfferDialog revision={revision} onClose={() => setClosing(false)} />}</Suspense>
      <Text c="dimmed">{t('publishedHint')}</Text>
      <Title order={2} fz="lg">
        {t('revisions')}
      </Title>
      <Loaded query={revisions}>
        {({ items }) => (
          <>
            <Revisions rows={items} />
            {items.some((row) => row.id !== revision.id && row.running > 0) && (
              <Card withBorder component="section" aria-label={t('moving.title')}>
                <MoveCases revision={revision} />
              </Card>
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Revisions({ rows }: { rows: RevisionRow[] }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const language = useLanguage()
  return (
    <DataTable
      name={t('revisions')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'revision',
          header: t('field.revision'),
          cell: ({ id, revision }) => (
            <TextLink to="/katalog/$id" params={{ id }}>
              {String(revision)}
            </TextLink>
          ),
        },
        {
          key: 'from',
          header: t('field.valid_from'),
          cell: ({ valid_from }) => (valid_from ? formatDate(valid_from, language) : t('draft')),
        },
        { key: 'running', header: t('field.running'), numeric: true, cell: ({ running }) => running },
      ]}
    />
  )
}
