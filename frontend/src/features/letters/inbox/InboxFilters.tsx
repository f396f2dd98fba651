import { Button, Checkbox, Box as Frame } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconFilter } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterSelect } from '@/features/letters/FilterSelect'
import { useKinds } from '@/features/letters/queries'
import type { InboxSearch } from '@/features/letters/search'
import { URGENCIES } from '@/features/letters/words'
import { Filters } from '@/ui/Filters'
import { SearchInput } from '@/ui/SearchInput'
import { type Box, filtersOf, statusesIn } from './boxes'

// brings the calendar
const FilterDates = lazy(() => import('./FilterDates'))

export type Change = { [K in keyof InboxSearch]?: InboxSearch[K] | undefined }

interface InboxFiltersProps {
  box: Box
  search: InboxSearch
  onChange: (change: Change) => void
  onReset: () => void
}

/** Search and filters of a box; on a phone the filters open on demand. */
export function InboxFilters({ box, search, onChange, onReset }: InboxFiltersProps) {
  const { t } = useTranslation(['letters', 'common'])
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [opened, { toggle }] = useDisclosure(false)
  const filters = filtersOf(search)
  const set = filters.filter((key) => key !== 'q').length
  return (
    <Filters active={filters.length > 0} onReset={onReset}>
      <Frame w={{ base: '100%', sm: 'auto' }}>
        <SearchInput
          label={t('filter.search')}
          placeholder={t('filter.searchHint')}
          value={search.q ?? ''}
          onChange={(q) => onChange({ q: q.trim() || undefined })}
        />
      </Frame>
      {phone && (
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={opened}
          onClick={toggle}
        >
          {set > 0 ? t('filter.openWith', { count: set }) : t('filter.open')}
        </Button>
      )}
      {(!phone || opened) && <Fields box={box} search={search} onChange={onChange} />}
    </Filters>
  )
}

function Fields({ box, search, onChange }: Omit<InboxFiltersProps, 'onReset'>) {
  const { t } = useTranslation('letters')
  const kinds = useKinds()
  const statuses = statusesIn[box]
  return (
    <>
      {statuses.length > 0 && (
        <FilterSelect
          label={t('field.status')}
          value={search.status}
          options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => onChange({ status })}
          width={130}
        />
      )}
      <FilterSelect
        label={t('filter.urgency')}
        value={search.urgency}
        options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
        onChange={(urgency) => onChange({ urgency })}
        width={120}
      />
      <FilterSelect
        label={t('field.kind')}
        value={search.kind}
        options={kinds.names}
        onChange={(kind) => onChange({ kind })}
        width={140}
      />
      <Suspense fallback={<Frame w={{ base: '100%', sm: 272 }} h={{ base: 148, sm: 62 }} />}>
        <FilterDates from={search.from} until={search.until} onChange={onChange} />
      </Suspense>
      {(box === 'inbox' || box === 'to_me' || box === 'all') && (
        <Checkbox
          label={t('filter.unread')}
          checked={search.unread ?? false}
          onChange={(event) => onChange({ unread: event.currentTarget.checked || undefined })}
          mb={8}
        />
      )}
    </>
  )
}
