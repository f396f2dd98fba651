import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { type Paged, usePages } from '@/api/usePages'
import { Day } from '@/features/letters/badges'
import type { AgendaImport, ImportRow, RowResult } from '@/features/letters/types'
import { type Column, DataTable } from '@/ui/DataTable'
import { Loaded } from '@/ui/Loaded'
import { TextLink } from '@/ui/TextLink'
import classes from './moving.module.css'
import { ROW_RESULTS } from './words'

const load = (id: string, result: RowResult) => (cursor: string | undefined) =>
  http.GET('/api/v1/agenda-imports/{id}/rows', {
    params: { path: { id }, query: { result, limit: 100, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<ImportRow>>

/** Which results there are any rows of. */
function present(one: AgendaImport): RowResult[] {
  const imported = one.imported - one.removed - one.kept
  const counts = { faulty: one.faulty, ready: one.ready, imported, removed: one.removed, kept: one.kept }
  return ROW_RESULTS.filter((result) => counts[result] > 0)
}

/** The rows of the file, first of all those that somebody has to correct. */
export function ImportRows({ one }: { one: AgendaImport }) {
  const { t } = useTranslation(['moving', 'common'])
  const search = useSearch({ from: '/app/pindahan/$id' })
  const navigate = useNavigate({ from: '/pindahan/$id' })
  const results = present(one)
  const shown = results.find((result) => result === search.rows) ?? results[0] ?? 'faulty'
  // the status is part of the key: what was begun moves rows from one result to another
  const rows = usePages(['agenda-imports', one.id, shown, one.status], load(one.id, shown))
  return (
    <section>
      <Title order={2} fz="lg" mt="md" mb="sm">
        {t('rows.title')}
      </Title>
      {results.length > 1 && (
        <SegmentedControl
          mb="sm"
          aria-label={t('rows.which')}
          data={results.map((value) => ({ value, label: t(`rows.${value}`) }))}
          value={shown}
          onChange={(value) => void navigate({ search: { rows: value as RowResult }, replace: true })}
        />
      )}
      <Loaded query={rows}>
        {({ items }) =>
          items.length > 0 ? (
            <Rows rows={items} faulty={shown === 'faulty'} />
          ) : (
            <Text c="dimmed">{t('rows.none')}</Text>
          )
        }
      </Loaded>
      {rows.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={rows.loadingMore} onClick={rows.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </section>
  )
}

function Rows({ rows, faulty }: { rows: ImportRow[]; faulty: boolean }) {
  const { t } = useTranslation('moving')
  const number: Column<ImportRow> = {
    key: 'row',
    header: t('rows.row'),
    width: 90,
    cell: ({ row }) => (
      <strong>
        {t('rows.row')} {row}
      </strong>
    ),
  }
  const what: Column<ImportRow> = {
    key: 'what',
    header: t('rows.what'),
    cell: (row) => <Faults row={row} />,
  }
  const says: Column<ImportRow>[] = [
    {
      key: 'number',
      header: t('rows.number'),
      cell: ({ number: n, year, letter_id }) => {
        const text = n ? `${n}${year ? `/${year}` : ''}` : '–'
        return letter_id ? (
          <TextLink to="/surat/$id" params={{ id: letter_id }}>
            {text}
          </TextLink>
        ) : (
          text
        )
      },
    },
    {
      key: 'date',
      header: t('rows.date'),
      wideOnly: faulty,
      cell: ({ received_date, letter_date }) => <Day date={received_date ?? letter_date} />,
    },
    { key: 'party', header: t('rows.party'), wideOnly: faulty, cell: ({ party }) => party ?? '–' },
    {
      key: 'subject',
      header: t('rows.subject'),
      cell: ({ subject, withheld }) => (withheld ? <em>{t('rows.withheld')}</em> : (subject ?? '–')),
    },
  ]
  return (
    <DataTable
      name={t('rows.title')}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={faulty ? [number, what, ...says] : [number, ...says]}
    />
  )
}

function Faults({ row }: { row: ImportRow }) {
  const { t } = useTranslation('moving')
  return (
    <ul className={classes['faults']}>
      {row.faults.map(({ column, heading, field, code, value, message }) => (
        <li key={`${field} ${code}`}>
          <strong>
            {column ? t('rows.column', { column }) : t('rows.noColumn')} · {heading ?? t(`field.${field}`)}
          </strong>
          <div className={classes['value']}>
            <code>{row.withheld ? t('rows.withheld') : value || t('rows.empty')}</code>
          </div>
          <div>{message}</div>
        </li>
      ))}
    </ul>
  )
}
