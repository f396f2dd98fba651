import { Badge, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useMe } from '@/api/session'
import { useLanguage } from '@/i18n/useLanguage'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Fee, ServiceTime } from './ServiceTerms'
import { serviceName } from './text'
import type { ServiceRow } from './types'

/** The first step at the counter: what is applied for. */
export function ServiceChooser() {
  const { t } = useTranslation('permits')
  const kind = useMe()?.position.agency.kind
  const level = kind === 'urban_village' || kind === 'sub_district' ? kind : null
  return level ? (
    <Services level={level} />
  ) : (
    <EmptyState title={t('intake.noServices')} hint={t('intake.noServicesHint')} />
  )
}

function Services({ level }: { level: ServiceRow['level'] }) {
  const { t } = useTranslation('permits')
  const [text, setText] = useState('')
  const services = api.useQuery('get', '/api/v1/permit-services', { params: { query: { level } } })
  return (
    <Stack>
      <TextInput
        type="search"
        label={t('intake.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        data-autofocus
        data-search
      />
      <Loaded query={services}>
        {({ items }) => {
          const found = matching(
            items.filter((service) => service.enabled),
            text,
          )
          return found.length > 0 ? (
            <ServiceList services={found} />
          ) : text ? (
            <NoMatch onReset={() => setText('')} />
          ) : (
            <EmptyState title={t('intake.noServices')} hint={t('intake.noServicesHint')} />
          )
        }}
      </Loaded>
    </Stack>
  )
}

/** Every word must occur, in either language or in the code. */
function matching(services: ServiceRow[], text: string): ServiceRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return services.filter(({ code, name_id, name_en }) => {
    const all = `${code} ${name_id} ${name_en}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

function ServiceList({ services }: { services: ServiceRow[] }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  return (
    <Stack
      component="ul"
      gap="xs"
      m={0}
      p={0}
      aria-label={t('intake.services')}
      style={{ listStyle: 'none' }}
    >
      {services.map((service) => (
        <Paper component="li" withBorder p="sm" key={service.id}>
          <LinkAnchor to="/layanan-loket/baru" search={{ layanan: service.code }} fw={600}>
            {serviceName(service, language)}
          </LinkAnchor>
          <Group gap="xs" mt={2}>
            <Text size="sm" c="dimmed">
              {service.code} · <ServiceTime days={service.sla_working_days} /> · <Fee of={service} />
            </Text>
            {service.status !== 'active' && (
              <Badge variant="default" tt="none">
                {t(`serviceStatus.${service.status}`)}
              </Badge>
            )}
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
