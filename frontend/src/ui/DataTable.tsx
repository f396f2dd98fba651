import { Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'

export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  width?: number | string
  /** Left out of the card that a row becomes on a phone. */
  wideOnly?: boolean
  /** Heads the card in place of the first column. */
  heads?: boolean
}

interface DataTableProps<Row> {
  /** Says what the table lists; screen readers announce it. */
  name: string
  rows: Row[]
  /** The first column names the row (usually a link) and heads the card on a phone. */
  columns: [Column<Row>, ...Column<Row>[]]
  rowKey: (row: Row) => string
  /** Draws a row in bold, e.g. unread. */
  strong?: (row: Row) => boolean
  /** Key of the row that the keyboard is at. */
  current?: string | undefined
}

/** A real table on a desk and on paper, a list of cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false })
  return phone ? <Cards {...props} /> : <Rows {...props} />
}

function Rows<Row>({ name, rows, columns, rowKey, strong, current }: DataTableProps<Row>) {
  const { t } = useTranslation()
  const numeric = (column: Column<Row>) => (column.numeric ? { className: classes['numeric'] } : {})
  return (
    <Table.ScrollContainer
      minWidth={640}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={t('table.region', { name })}
    >
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} scope="col" w={column.width} {...numeric(column)}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={rowKey(row)}
              className={classes['row'] ?? ''}
              data-strong={strong?.(row) ?? false}
              data-current={current === rowKey(row)}
            >
              {columns.map((column) => (
                <Table.Td key={column.key} {...numeric(column)}>
                  {column.cell(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Cards<Row>({ name, rows, columns, rowKey, strong }: DataTableProps<Row>) {
  const head = columns.find((column) => column.heads) ?? columns[0]
  const shown = columns.filter((column) => column !== head && !column.wideOnly)
  return (
    <ul className={classes['cards']} aria-label={name}>
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes['card']} data-strong={strong?.(row) ?? false}>
          {head.cell(row)}
          <dl>
            {shown.map((column) => (
              <Pair key={column.key} term={column.header}>
                {column.cell(row)}
              </Pair>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Pair({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  )
}
