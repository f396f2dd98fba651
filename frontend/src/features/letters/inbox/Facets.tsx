import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { useKinds } from '@/features/letters/queries'
import type { InboxSearch } from '@/features/letters/search'
import type { LetterFacets, LettersQuery } from '@/features/letters/types'
import { Loaded } from '@/ui/Loaded'
import classes from './Facets.module.css'
import type { Change } from './InboxFilters'

type Facet = Exclude<keyof LetterFacets, 'partial'>

const FACETS: Facet[] = ['kind', 'status', 'urgency', 'direction', 'year', 'classification', 'agency_id']
/** Values of one group that are offered; the rest is found by narrowing further. */
const SHOWN = 8

interface FacetsProps {
  search: InboxSearch
  query: LettersQuery
  onChange: (change: Change) => void
}

interface OpenerProps extends FacetsProps {
  /** Stands beside the button that opens them. */
  children: ReactNode
}

/** How the result divides, on demand; each value narrows the list to it. */
export function Facets({ search, query, onChange, children }: OpenerProps) {
  const { t } = useTranslation('letters')
  const [opened, { toggle }] = useDisclosure(false)
  return (
    <div className={classes['facets']}>
      <Button
        variant="subtle"
        size="compact-md"
        leftSection={<IconChartBar size={18} aria-hidden />}
        aria-expanded={opened}
        onClick={toggle}
      >
        {t('facets.open')}
      </Button>
      {children}
      {opened && <Groups search={search} query={query} onChange={onChange} />}
    </div>
  )
}

function Groups({ search, query, onChange }: FacetsProps) {
  const { t } = useTranslation('letters')
  const facets = useQuery({
    queryKey: ['letters', 'facets', query],
    queryFn: async () => {
      const page = await must(
        http.GET('/api/v1/letters', { params: { query: { ...query, limit: 1, include: 'facets' } } }),
      )
      return { count: page.count ?? '0', facets: page.facets }
    },
  })
  return (
    <section aria-label={t('facets.label')}>
      <Loaded query={facets}>
        {({ count, facets: groups }) => (
          <>
            <Text size="sm" mb="xs">
              {t('facets.total', { count: Number.parseInt(count, 10), shown: count })}
              {groups?.partial && ` ${t('facets.partial')}`}
            </Text>
            <div className={classes['groups']}>
              {groups &&
                FACETS.map((facet) => (
                  <Values key={facet} facet={facet} groups={groups} search={search} onChange={onChange} />
                ))}
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}

interface ValuesProps {
  facet: Facet
  groups: LetterFacets
  search: InboxSearch
  onChange: (change: Change) => void
}

function Values({ facet, groups, search, onChange }: ValuesProps) {
  const { t } = useTranslation('letters')
  const word = useWords()
  const values = groups[facet]
  // one value that every letter has narrows nothing, unless it is the filter that was set
  if (values.length < 2 && search[facet] === undefined) return null
  const id = `facet-${facet}`
  return (
    <div>
      <Text id={id} size="sm" fw={600}>
        {t(`facets.${facet}`)}
      </Text>
      <ul className={classes['values']} aria-labelledby={id}>
        {values.slice(0, SHOWN).map(({ value, label, count }) => {
          const set = String(search[facet]) === value
          const next = set ? undefined : facet === 'year' ? Number(value) : value
          return (
            <li key={value}>
              <Button
                variant={set ? 'light' : 'subtle'}
                size="compact-sm"
                aria-pressed={set}
                onClick={() => onChange({ [facet]: next } as Change)}
              >
                <Group gap={6} wrap="nowrap">
                  <span className={classes['value']}>{label ?? word(facet, value)}</span>
                  <Text span size="xs" c="dimmed">
                    {count}
                  </Text>
                </Group>
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What a value is called. */
function useWords() {
  const { t } = useTranslation('letters')
  const kinds = useKinds()
  return (facet: Facet, value: string): string => {
    if (facet === 'kind') return kinds.nameOf(value)
    if (facet === 'status') return t(`status.${value}` as 'status.read')
    if (facet === 'urgency') return t(`urgency.${value}` as 'urgency.normal')
    if (facet === 'direction') return t(`direction.${value}` as 'direction.incoming')
    return value
  }
}
