import { SegmentedControl, Stack } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { EmptyState } from '@/ui/EmptyState'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { prepareSearch } from './search'
import type { DisposalKind } from './types'
import { DISPOSAL_KINDS } from './words'

const DisposalForm = lazy(() => import('./DisposalForm'))

/** What is due today is chosen for a list. Nothing happens to it before the list is approved and carried out. */
export default function PreparePage() {
  const { t } = useTranslation('archive')
  const { kind = 'transfer' } = prepareSearch(useSearch({ from: '/app/arsip/penyusutan/baru' }))
  const navigate = useNavigate({ from: '/arsip/penyusutan/baru' })
  const query = api.useQuery('get', '/api/v1/disposal-candidates', { params: { query: { kind } } })
  return (
    <Page
      title={t('disposal.prepare')}
      lead={t('disposal.prepareLead')}
      actions={
        <LinkButton to="/arsip/penyusutan" variant="default">
          {t('disposal.back')}
        </LinkButton>
      }
    >
      <Stack>
        <SegmentedControl
          aria-label={t('disposal.kind')}
          orientation="vertical"
          maw={420}
          data={DISPOSAL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => void navigate({ search: { kind: value as DisposalKind }, replace: true })}
        />
        <Loaded query={query}>
          {({ items }) =>
            items.length > 0 ? (
              <Suspense fallback={<Loading />}>
                <DisposalForm key={kind} kind={kind} due={items} />
              </Suspense>
            ) : (
              <EmptyState title={t('disposal.nothingDue')} hint={t('disposal.nothingDueHint')} />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  )
}
