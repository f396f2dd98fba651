import { Box, Button, Group, SegmentedControl } from '@mantine/core'
import { IconPrinter, IconReceipt } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan, useMe } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { Day } from '@/features/letters/badges'
import { type AgendaSearch, compact } from '@/features/letters/search'
import type { AgendaEntry } from '@/features/letters/types'
import { type Column, DataTable } from '@/ui/DataTable'
import { DateField } from '@/ui/DateField'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Filters } from '@/ui/Filters'
import { HelpLink } from '@/ui/HelpLink'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import type { LongList } from '@/ui/useLongList'
import classes from './agenda.module.css'
import { BookMenu } from './BookMenu'

const BulkDialog = lazy(() => import('@/features/letters/receipts/BulkDialog'))

const load = (query: AgendaSearch) => (cursor: string | undefined) =>
  http.GET('/api/v1/agenda-entries', {
    params: { query: { ...query, limit: 100, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<AgendaEntry>>

/** The agenda books of the reader's agency, last number first. */
export default function AgendaPage() {
  const { t } = useTranslation(['letters', 'common'])
  const search = useSearch({ from: '/app/agenda' })
  const navigate = useNavigate({ from: '/agenda' })
  const { register = 'incoming', from, until } = search
  const show = (next: { [K in keyof AgendaSearch]?: AgendaSearch[K] | undefined }) =>
    void navigate({ search: compact<AgendaSearch>({ ...search, ...next }), replace: true })
  const reset = () => show({ from: undefined, until: undefined })
  const filtered = from !== undefined || until !== undefined
  const entries = usePages(['agenda', search], load(search))
  const can = useCan()
  const [acknowledging, setAcknowledging] = useState(false)
  return (
    <Page
      title={t('agenda.title')}
      lead={useMe()?.position.agency.name}
      help={<HelpLink topic="agenda" />}
      actions={
        <>
          {register === 'incoming' && can('letter.register') && (
            <Button
              variant="default"
              leftSection={<IconReceipt size={18} aria-hidden />}
              onClick={() => setAcknowledging(true)}
            >
              {t('agenda.receipts')}
            </Button>
          )}
          <BookMenu register={register} from={from} until={until} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={18} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
        </>
      }
    >
      <Suspense>
        {acknowledging && (
          <BulkDialog entries={entries.data?.items ?? []} onClose={() => setAcknowledging(false)} />
        )}
      </Suspense>
      <Filters active={filtered} onReset={reset}>
        <SegmentedControl
          aria-label={t('agenda.register')}
          data={(['incoming', 'outgoing'] as const).map((value) => ({ value, label: t(`agenda.${value}`) }))}
          value={register}
          onChange={(value) => show({ register: value === 'outgoing' ? value : undefined })}
        />
        <Box w={{ base: '100%', xs: 160 }}>
          <DateField
            label={t('filter.from')}
            value={from}
            onChange={(day) => show({ from: day ?? undefined })}
            {...(until ? { max: until } : {})}
          />
        </Box>
        <Box w={{ base: '100%', xs: 160 }}>
          <DateField
            label={t('filter.until')}
            value={until}
            onChange={(day) => show({ until: day ?? undefined })}
            {...(from ? { min: from } : {})}
          />
        </Box>
      </Filters>
      <Loaded query={entries}>
        {({ items }) =>
          items.length > 0 ? (
            <Book entries={items} name={t(`agenda.${register}`)} long={entries.long} />
          ) : filtered ? (
            <NoMatch onReset={reset} />
          ) : (
            <EmptyState title={t('agenda.empty')} hint={t(`agenda.emptyHint.${register}`)} />
          )
        }
      </Loaded>
      {entries.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={entries.loadingMore} onClick={entries.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </Page>
  )
}

interface BookProps {
  entries: AgendaEntry[]
  name: string
  long: LongList
}

function Book({ entries, name, long }: BookProps) {
  const { t } = useTranslation('letters')
  const incoming = entries[0]?.register === 'incoming'
  const columns: [Column<AgendaEntry>, ...Column<AgendaEntry>[]] = [
    {
      key: 'number',
      header: t('agenda.number'),
      width: 90,
      cell: ({ letter_id, year, ...line }) => {
        const number = line.suffix ? `${line.number}.${line.suffix}` : line.number
        return (
          <Link
            to="/surat/$id"
            params={{ id: letter_id }}
            className={classes['number'] ?? ''}
            aria-label={t('agenda.open', { number: `${number}/${year}` })}
          >
            {number}/{year}
          </Link>
        )
      },
    },
    ...(incoming
      ? [
          {
            key: 'received',
            header: t('field.receivedDate'),
            width: 112,
            cell: ({ received_date }: AgendaEntry) => <Day date={received_date} />,
          },
        ]
      : []),
    {
      key: 'letter',
      header: t('field.letterNumber'),
      width: '17%',
      cell: ({ letter_number }) => letter_number ?? '–',
    },
    {
      key: 'date',
      header: t('field.letterDate'),
      width: 112,
      cell: ({ letter_date }) => <Day date={letter_date} />,
    },
    {
      key: 'who',
      header: t(incoming ? 'field.sender' : 'field.to'),
      cell: ({ sender_name, addressees }) => (incoming ? (sender_name ?? '–') : addressees.join('; ') || '–'),
    },
    { key: 'subject', header: t('field.subject'), cell: ({ subject }) => subject },
    {
      key: 'classification',
      header: t('agenda.classification'),
      width: 110,
      wideOnly: true,
      cell: ({ classification_code }) => classification_code ?? '–',
    },
  ]
  return (
    <DataTable
      name={name}
      rows={entries}
      columns={columns}
      rowKey={({ letter_id }) => letter_id}
      long={long}
    />
  )
}
