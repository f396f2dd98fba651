import { Button, Group, SegmentedControl } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { Day, DispositionStatusBadge, DueDate, UrgencyBadge } from '@/features/letters/badges'
import { FilterSelect } from '@/features/letters/FilterSelect'
import { personName } from '@/features/letters/people'
import { useInstructions } from '@/features/letters/queries'
import { compact, type DispositionsSearch } from '@/features/letters/search'
import type { Disposition, DispositionsQuery } from '@/features/letters/types'
import { DISPOSITION_STATUSES, isOpen } from '@/features/letters/words'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { HelpLink } from '@/ui/HelpLink'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import type { LongList } from '@/ui/useLongList'
import classes from './dispositions.module.css'

type Shown = NonNullable<DispositionsSearch['status']>

function queryOf({ box, status }: DispositionsSearch): DispositionsQuery {
  // what someone still has to finish: late first
  if (status === undefined) return { box: box ?? 'to_me', open: true, sort: 'due' }
  return { box: box ?? 'to_me', ...(status === 'all' ? {} : { status }) }
}

const load = (query: DispositionsQuery) => (cursor: string | undefined) =>
  http.GET('/api/v1/dispositions', {
    params: { query: { ...query, limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<Disposition>>

/** What the reader's position was given, or gave; what is not finished unless asked otherwise, late first. */
export default function DispositionsPage() {
  const { t } = useTranslation(['letters', 'common'])
  const search = useSearch({ from: '/app/disposisi' })
  const navigate = useNavigate({ from: '/disposisi' })
  const show = (next: { [K in keyof DispositionsSearch]?: DispositionsSearch[K] | undefined }) =>
    void navigate({ search: compact<DispositionsSearch>({ ...search, ...next }), replace: true })
  const reset = () => show({ status: undefined })
  const query = queryOf(search)
  const dispositions = usePages(['dispositions', query], load(query))
  const options: { value: Shown; label: string }[] = [
    { value: 'all', label: t('dispositions.all') },
    ...DISPOSITION_STATUSES.map((value) => ({ value, label: t(`dispositionStatus.${value}`) })),
  ]
  return (
    <Page title={t('dispositions.title')} lead={t('dispositions.lead')} help={<HelpLink topic="follow_up" />}>
      <Filters active={search.status !== undefined} onReset={reset}>
        <SegmentedControl
          aria-label={t('dispositions.title')}
          data={[
            { value: 'to_me', label: t('dispositions.toMe') },
            { value: 'from_me', label: t('dispositions.fromMe') },
          ]}
          value={search.box ?? 'to_me'}
          onChange={(box) => show({ box: box === 'from_me' ? box : undefined })}
        />
        <FilterSelect
          label={t('field.status')}
          placeholder={t('dispositions.open')}
          value={search.status}
          options={options}
          onChange={(status) => show({ status })}
          width={220}
        />
      </Filters>
      <Loaded query={dispositions}>
        {({ items }) =>
          items.length > 0 ? (
            <Table dispositions={items} given={search.box === 'from_me'} long={dispositions.long} />
          ) : search.status && search.status !== 'all' ? (
            <NoMatch onReset={reset} />
          ) : (
            <EmptyState title={t('dispositions.empty')} hint={t('dispositions.emptyHint')} />
          )
        }
      </Loaded>
      {dispositions.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={dispositions.loadingMore} onClick={dispositions.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

interface TableProps {
  dispositions: Disposition[]
  given: boolean
  long: LongList
}

function Table({ dispositions, given, long }: TableProps) {
  const { t } = useTranslation('letters')
  const { nameOf } = useInstructions()
  const columns: [Column<Disposition>, ...Column<Disposition>[]] = [
    {
      key: 'letter',
      header: t('letter'),
      cell: ({ letter }) => (
        <div className={classes['letter']}>
          <Link to="/surat/$id" params={{ id: letter.id }}>
            {letter.subject}
          </Link>
          <span>{letter.sender_name}</span>
          <UrgencyBadge urgency={letter.urgency} />
        </div>
      ),
    },
    {
      key: 'person',
      header: t(given ? 'dispositions.to' : 'dispositions.from'),
      cell: ({ from, to }) => personName(given ? to : from),
    },
    {
      key: 'instructions',
      header: t('dispose.instructions'),
      cell: ({ kind, instruction_codes }) =>
        kind === 'opinion' ? t('opinionAsked') : instruction_codes.map(nameOf).join(' · '),
    },
    {
      key: 'given',
      header: t('dispositions.given'),
      width: 112,
      cell: ({ created_at }) => <Day date={created_at} />,
    },
    {
      key: 'due',
      header: t('dispose.dueDate'),
      width: 230,
      cell: ({ due_date, status, working_days_left }) => {
        if (!due_date) return t('due.none')
        if (!isOpen(status)) return <Day date={due_date} />
        return <DueDate date={due_date} workingDays={working_days_left} />
      },
    },
    {
      key: 'status',
      header: t('field.status'),
      width: 140,
      cell: ({ status }) => <DispositionStatusBadge status={status} />,
    },
  ]
  return (
    <DataTable
      name={t('dispositions.title')}
      rows={dispositions}
      columns={columns}
      rowKey={({ id }) => id}
      long={long}
      strong={({ status }) => !given && status === 'sent'}
    />
  )
}
