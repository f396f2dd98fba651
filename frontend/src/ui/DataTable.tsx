import { Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Fragment, type ReactNode, type Ref, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'
import { type LongList, useLongList } from './useLongList'
import { usePrinting } from './usePrinting'

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

interface RowsProps<Row> {
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

interface DataTableProps<Row> extends RowsProps<Row> {
  /** Set for a list that grows: only what is in the window is drawn. Columns then need a width, for they cannot know it. */
  long?: LongList
}

/** The part of a long list that is drawn. */
interface Part extends ReturnType<typeof useLongList> {
  list: Ref<never>
}

/** Rows of a table and cards are about so high, in pixels. */
const ROW = { guess: 46 }
const CARD = { guess: 180, gap: 10 }

/** A real table on a desk and on paper, a list of cards on a phone. On paper everything is drawn that was loaded. */
export function DataTable<Row>({ long, ...props }: DataTableProps<Row>) {
  const phone = useMediaQuery('screen and (max-width: 48em)', false, { getInitialValueInEffect: false })
  const printing = usePrinting()
  if (long && !printing) return <Long key={String(phone)} long={long} phone={phone} {...props} />
  return phone ? <Cards {...props} /> : <Rows {...props} />
}

function Long<Row>({ long, phone, ...props }: RowsProps<Row> & { long: LongList; phone: boolean }) {
  const list = useRef<HTMLElement>(null)
  const names = { ...long, listKey: `${phone} ${long.listKey}` }
  const part = useLongList(list, props.rows.map(props.rowKey), names, phone ? CARD : ROW)
  const Drawn = phone ? Cards : Rows
  return <Drawn {...props} part={{ ...part, list: list as Ref<never> }} />
}

/** The rows to draw: all, or those of a part with the room that others leave before them. */
function drawn<Row>(rows: Row[], part: Part | undefined): { row: Row; index: number; room: number }[] {
  if (!part) return rows.map((row, index) => ({ row, index, room: 0 }))
  let bottom = 0
  return part.shown.flatMap(({ index, start, end }) => {
    const room = start - bottom
    bottom = end
    const row = rows[index]
    return row === undefined ? [] : [{ row, index, room }]
  })
}

function Rows<Row>({ name, rows, columns, rowKey, strong, current, part }: RowsProps<Row> & { part?: Part }) {
  const { t } = useTranslation()
  const numeric = (column: Column<Row>) => (column.numeric ? { className: classes['numeric'] } : {})
  const room = (height: number) =>
    height > 0 && (
      <tr aria-hidden>
        <td colSpan={columns.length} className={classes['room']} style={{ height }} />
      </tr>
    )
  return (
    <Table.ScrollContainer
      minWidth={part ? 860 : 640}
      type="native"
      tabIndex={0}
      role="region"
      aria-label={t('table.region', { name })}
    >
      <Table
        verticalSpacing="xs"
        highlightOnHover
        {...(part && {
          layout: 'fixed',
          className: classes['long'],
          'aria-rowcount': part.count < 0 ? -1 : part.count + 1,
        })}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.key} scope="col" w={column.width} {...numeric(column)}>
                {column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={part?.list} {...(part && { onFocus: part.onFocus })}>
          {drawn(rows, part).map(({ row, index, room: above }) => (
            <Fragment key={rowKey(row)}>
              {room(above)}
              <Table.Tr
                className={classes['row'] ?? ''}
                data-strong={strong?.(row) ?? false}
                data-current={current === rowKey(row)}
                {...(part && {
                  ref: part.measure,
                  'data-index': index,
                  'data-row': rowKey(row),
                  'aria-rowindex': index + 2,
                })}
              >
                {columns.map((column) => (
                  <Table.Td key={column.key} {...numeric(column)}>
                    {column.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            </Fragment>
          ))}
          {part && room(part.height - (part.shown.at(-1)?.end ?? 0))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Cards<Row>({ name, rows, columns, rowKey, strong, part }: RowsProps<Row> & { part?: Part }) {
  const head = columns.find((column) => column.heads) ?? columns[0]
  const shown = columns.filter((column) => column !== head && !column.wideOnly)
  return (
    <ul
      className={classes[part ? 'window' : 'cards']}
      aria-label={name}
      {...(part && { ref: part.list, onFocus: part.onFocus, style: { height: part.height } })}
    >
      {drawn(rows, part).map(({ row, index }, place) => (
        <li
          key={rowKey(row)}
          className={classes['card']}
          data-strong={strong?.(row) ?? false}
          {...(part && {
            ref: part.measure,
            style: { transform: `translateY(${part.shown[place]?.start ?? 0}px)` },
            'data-index': index,
            'data-row': rowKey(row),
            'aria-setsize': part.count,
            'aria-posinset': index + 1,
          })}
        >
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
