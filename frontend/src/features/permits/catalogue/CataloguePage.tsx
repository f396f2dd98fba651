import { Button, Group, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { serviceName } from '@/features/permits/text'
import type { ServiceRow } from '@/features/permits/types'
import { useLanguage } from '@/i18n/useLanguage'
import { DataTable } from '@/ui/DataTable'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import type { RevisionRow } from './types'

const NewServiceDialog = lazy(() => import('./NewServiceDialog'))

/** The services of the city as they hold today, and what is being written for tomorrow. */
export default function CataloguePage() {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const services = api.useQuery('get', '/api/v1/permit-catalogue')
  const drafts = api.useQuery('get', '/api/v1/permit-service-drafts')
  const [adding, setAdding] = useState(false)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {t('new')}
        </Button>
      }
    >
      <Suspense>{adding && <NewServiceDialog onClose={() => setAdding(false)} />}</Suspense>
      {(drafts.data?.items.length ?? 0) > 0 && <Drafts drafts={drafts.data?.items ?? []} />}
      <Title order={2} fz="lg" mb="sm">
        {t('services')}
      </Title>
      <Loaded query={services} rows={12}>
        {({ items }) => <Services services={items} />}
      </Loaded>
    </Page>
  )
}

function Drafts({ drafts }: { drafts: RevisionRow[] }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const language = useLanguage()
  return (
    <section aria-label={t('drafts')}>
      <Title order={2} fz="lg" mb="sm">
        {t('drafts')}
      </Title>
      <Group mb="lg">
        {drafts.map((draft) => (
          <LinkButton key={draft.id} to="/katalog/$id" params={{ id: draft.id }} variant="default">
            {t('draftOf', { code: draft.code, revision: draft.revision, name: serviceName(draft, language) })}
          </LinkButton>
        ))}
      </Group>
    </section>
  )
}

function Services({ services }: { services: ServiceRow[] }) {
  const { t } = useTranslation('templates', { keyPrefix: 'catalogue' })
  const language = useLanguage()
  return (
    <DataTable
      name={t('services')}
      rows={services}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('field.name'),
          cell: (service) => (
            <TextLink to="/katalog/$id" params={{ id: service.id }}>
              {serviceName(service, language)}
            </TextLink>
          ),
        },
        { key: 'code', header: t('field.code'), cell: ({ code }) => code },
        { key: 'level', header: t('field.level'), cell: ({ level }) => t(`level.${level}`), wideOnly: true },
        { key: 'revision', header: t('field.revision'), numeric: true, cell: ({ revision }) => revision },
        {
          key: 'offered',
          header: t('field.offered'),
          cell: ({ enabled }) => (
            <StatusBadge
              tone={enabled ? 'success' : 'neutral'}
              label={t(enabled ? 'offered.yes' : 'offered.no')}
            />
          ),
        },
      ]}
    />
  )
}
