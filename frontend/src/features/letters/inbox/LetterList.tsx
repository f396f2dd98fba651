import { Checkbox, VisuallyHidden } from '@mantine/core'
import { IconPaperclip, IconScan } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import {
  type MouseEvent,
  memo,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { DueDate, LetterStatusBadge, SecurityBadge, UrgencyBadge } from '@/features/letters/badges'
import { useKinds } from '@/features/letters/queries'
import { shownColumns } from '@/features/letters/search'
import type { LetterColumn, LetterRow } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { type LongList, useLongList } from '@/ui/useLongList'
import classes from './LetterList.module.css'
import { Marked } from './Marked'

export interface Choice {
  chosen: string[]
  /** No more can be chosen. */
  full: boolean
  onToggle: (id: string) => void
  /** Set where several can be chosen at once, from the last one to this. */
  onExtend?: (id: string) => void
}

/** What the keyboard does with the list. */
export interface ListHandle {
  /** Gives the focus to the row at this place, or to the last one. */
  focus: (place: number) => void
}

interface LetterListProps extends LongList {
  name: string
  rows: LetterRow[]
  /** What the rows tell, where that was chosen. */
  columns?: LetterColumn[] | undefined
  /** The letter in the preview. */
  current?: string | undefined
  /** Set where there is room for a preview: pointing at a row shows it there, Enter opens it. */
  onSelect?: ((id: string) => void) | undefined
  /** Set where letters can be chosen for something that is done to all of them. */
  choice?: Choice | undefined
  ref?: Ref<ListHandle>
}

/** A row is about so high, in pixels. */
const ROW = { guess: 88 }

/** Letters as in a mail program: from whom, about what, and what it wants. Only what is in the window is drawn. */
export function LetterList({
  name,
  listKey,
  rows,
  hasMore,
  onNearEnd,
  columns,
  current,
  onSelect,
  choice,
  ref,
}: LetterListProps) {
  const list = useRef<HTMLUListElement>(null)
  const long = useLongList(
    list,
    rows.map(({ id }) => id),
    { listKey, hasMore, onNearEnd },
    ROW,
  )
  useFocus(list, rows, long.keep, ref)
  return (
    <ul
      ref={list}
      className={classes['list']}
      aria-label={name}
      style={{ height: long.height }}
      onFocus={long.onFocus}
    >
      {long.shown.map(({ index, start }) => {
        const row = rows[index]
        return (
          row && (
            <li
              key={row.id}
              ref={long.measure}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={long.count}
              aria-posinset={index + 1}
              data-index={index}
              data-row={row.id}
              data-unread={row.unread}
              data-current={row.id === current}
              data-choice={choice !== undefined}
            >
              {choice && <Tick row={row} choice={choice} />}
              <RowLink row={row} columns={columns} current={row.id === current} onSelect={onSelect} />
            </li>
          )
        )
      })}
    </ul>
  )
}

/** Gives the focus to any row: at once where it is drawn, otherwise once it is. */
function useFocus(
  list: RefObject<HTMLUListElement | null>,
  rows: LetterRow[],
  keep: (id: string) => void,
  ref: Ref<ListHandle> | undefined,
): void {
  const wanted = useRef<string>(undefined)
  const take = () => {
    const link =
      wanted.current && list.current?.querySelector<HTMLElement>(`[data-letter="${wanted.current}"]`)
    if (!link) return
    wanted.current = undefined
    link.focus()
  }
  useLayoutEffect(take)
  useImperativeHandle(ref, () => ({
    focus: (place) => {
      const row = rows[Math.min(Math.max(place, 0), rows.length - 1)]
      if (!row) return
      wanted.current = row.id
      keep(row.id)
      take()
    },
  }))
}

const Tick = memo(function Tick({ row, choice }: { row: LetterRow; choice: Choice }) {
  const { t } = useTranslation('signing')
  const checked = choice.chosen.includes(row.id)
  return (
    <div className={classes['tick']}>
      <Checkbox
        size="md"
        aria-label={t('batch.choose', { subject: row.subject })}
        checked={checked}
        disabled={choice.full && !checked}
        onChange={({ nativeEvent }) => {
          const shift = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey
          const choose = (shift && choice.onExtend) || choice.onToggle
          choose(row.id)
        }}
      />
    </div>
  )
})

interface RowLinkProps {
  row: LetterRow
  columns: LetterColumn[] | undefined
  current: boolean
  onSelect: ((id: string) => void) | undefined
}

/** Drawn once for each row: scrolling draws new rows only. */
const RowLink = memo(function RowLink({ row, columns, current, onSelect }: RowLinkProps) {
  const { t } = useTranslation('letters')
  const select = onSelect && {
    onFocus: () => onSelect(row.id),
    onClick: (event: MouseEvent) => {
      // Enter on a link is a click without a count; with Ctrl the browser opens a tab
      if (event.detail === 1 && !event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault()
    },
  }
  return (
    <Link
      to="/surat/$id"
      params={{ id: row.id }}
      className={classes['link'] ?? ''}
      aria-current={onSelect && current ? 'true' : undefined}
      data-letter={row.id}
      {...select}
    >
      <span className={classes['top']}>
        <span className={classes['who']}>
          {row.unread && <VisuallyHidden>{t('unread')}: </VisuallyHidden>}
          <Correspondent row={row} />
        </span>
        <RowDate row={row} />
      </span>
      <span className={classes['subject']}>
        <Marked text={row.subject} parts={row.hits?.subject} />
      </span>
      {row.hits?.excerpt && (
        <span className={classes['excerpt']}>
          <Marked text="" parts={row.hits.excerpt} />
        </span>
      )}
      {row.hits?.scan && (
        <span className={classes['excerpt']}>
          <span className={classes['scan']}>
            <IconScan size={14} aria-hidden />
            {t('scan.found', { name: row.hits.scan.file_name })}
          </span>{' '}
          <Marked text="" parts={row.hits.scan.excerpt} />
        </span>
      )}
      <RowMeta row={row} columns={columns} />
    </Link>
  )
})

function Correspondent({ row }: { row: LetterRow }) {
  const { t } = useTranslation('letters')
  if (row.direction === 'incoming')
    return <Marked text={row.sender_name ?? '–'} parts={row.hits?.sender_name} />
  const others = row.addressee_count - 1
  const name = row.addressee_name ?? '–'
  return others > 0 ? t('toAndOthers', { name, count: others }) : t('toName', { name })
}

function RowDate({ row }: { row: LetterRow }) {
  const language = useLanguage()
  const date = row.received_date ?? row.letter_date ?? row.created_at
  return (
    <time className={classes['date']} dateTime={date}>
      {formatDate(date, language)}
    </time>
  )
}

function RowMeta({ row, columns }: Pick<RowLinkProps, 'row' | 'columns'>) {
  const { t } = useTranslation('letters')
  const kinds = useKinds()
  const own = useMe()?.position.agency.id === row.agency.id
  const shown = new Set(shownColumns(columns))
  // an incoming letter is known by its sender; its number is told where it is asked for
  const number =
    row.hits?.letter_number || (shown.has('letter_number') && (columns || row.direction === 'outgoing'))
  return (
    <span className={classes['meta']}>
      {row.received_as === 'carbon_copy' && <span>{t('receivedCopy')}</span>}
      {shown.has('agenda_number') && row.agenda_number && (
        <span>{t('agendaNo', { number: row.agenda_number })}</span>
      )}
      {number && row.letter_number && (
        <span>
          <Marked text={row.letter_number} parts={row.hits?.letter_number} />
        </span>
      )}
      {shown.has('kind') && <span>{kinds.nameOf(row.kind)}</span>}
      {shown.has('agency') && !own && <span>{row.agency.name}</span>}
      {shown.has('attachments') && row.attachment_count > 0 && (
        <span className={classes['files']}>
          <IconPaperclip size={14} aria-hidden />
          {t('files', { count: row.attachment_count })}
        </span>
      )}
      {shown.has('urgency') && <UrgencyBadge urgency={row.urgency} />}
      <SecurityBadge level={row.security_level} />
      {shown.has('status') && <LetterStatusBadge status={row.status} />}
      {shown.has('due_date') && <DueDate date={row.due_date} workingDays={row.working_days_left} />}
    </span>
  )
}
