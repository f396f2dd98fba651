import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { refreshLetters } from '@/api/refresh'
import type { LetterResult, LetterRow } from '@/features/letters/types'
import { refused } from '@/lib/selection'
import { toast, UNDO_MS } from '@/ui/toast'
import { toastRefused } from '@/ui/toastRefused'
import { hide, show } from './hidden'

const t = i18next.getFixedT(null, 'several')

/** Tells each letter that was refused, by its subject, with the reason. */
function tellRefused(rows: LetterRow[], results: LetterResult[]): void {
  const failed = refused(results)
  if (failed.length === 0) return
  const subject = (id: string) => rows.find((row) => row.id === id)?.subject ?? id
  toastRefused(
    t('refused', { count: failed.length, all: results.length }),
    failed.map(({ letter_id, message }) => ({ what: subject(letter_id), why: message ?? '' })),
  )
}

/**
 * Says that these letters are dealt with. They leave the list at once; the server is told when the time for taking it back
 * is over, or when the page is left. What it refuses comes back, with the reason.
 */
export function closeSoon(chosen: LetterRow[], queries: QueryClient): void {
  const rows = chosen.filter(({ status }) => status !== 'registered')
  tellUnopened(chosen)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  hide(ids)
  let settled = false
  const settle = () => {
    settled = true
    clearTimeout(timer)
    window.removeEventListener('pagehide', send)
  }
  const send = async () => {
    if (settled) return
    settle()
    try {
      const { items } = await must(
        http.POST('/api/v1/letters/closures', { body: { letter_ids: ids }, keepalive: true }),
      )
      tellRefused(rows, items)
    } catch (error) {
      toast.problem(error)
    }
    await refreshLetters(queries)
    show(ids)
  }
  const timer = setTimeout(send, UNDO_MS)
  window.addEventListener('pagehide', send)
  toast.undo(t('closed', { count: ids.length }), () => {
    settle()
    show(ids)
  })
}

/** The server refuses to finish what nobody has opened; that need not wait for its answer. */
function tellUnopened(chosen: LetterRow[]): void {
  const unopened = chosen.filter(({ status }) => status === 'registered')
  if (unopened.length === 0) return
  toastRefused(
    t('refused', { count: unopened.length, all: chosen.length }),
    unopened.map(({ subject }) => ({ what: subject, why: t('openFirst') })),
  )
}

/** Lists show these letters as read before the server has said so. */
function showRead(ids: string[], queries: QueryClient): void {
  const read = (row: LetterRow): LetterRow => (ids.includes(row.id) ? { ...row, unread: false } : row)
  queries.setQueriesData<InfiniteData<{ items: LetterRow[] }>>(
    { queryKey: ['pages', 'letters'] },
    (list) =>
      list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.map(read) })) },
  )
}

/** Notes that these letters were looked at. What the server refuses is shown as before, with the reason. */
export async function markRead(rows: LetterRow[], queries: QueryClient): Promise<void> {
  const ids = rows.map(({ id }) => id)
  showRead(ids, queries)
  const sent = must(http.POST('/api/v1/letters/readings', { body: { letter_ids: ids } }))
  const { items } = await sent.finally(() => refreshLetters(queries))
  tellRefused(rows, items)
  const count = items.filter(({ done }) => done).length
  if (count > 0) toast.done(t('read', { count }))
}

/** After several letters were given out: tells it, and offers to take them back while nobody has opened them. */
export function tellDisposed(rows: LetterRow[], results: LetterResult[], queries: QueryClient): void {
  tellRefused(rows, results)
  const given = results.flatMap(({ letter_id, disposition_ids }) =>
    disposition_ids.map((id) => ({ id, letter_id })),
  )
  const count = results.filter(({ done }) => done).length
  if (count > 0) toast.undo(t('disposed', { count }), () => void takeBack(rows, given, queries))
}

interface Given {
  id: string
  letter_id: string
}

async function takeBack(rows: LetterRow[], given: Given[], queries: QueryClient): Promise<void> {
  const results: LetterResult[] = []
  for (const { id, letter_id } of given) {
    const { error } = await http.POST('/api/v1/dispositions/{id}/cancellation', { params: { path: { id } } })
    const message = error && (error.detail ?? error.title)
    results.push({ letter_id, done: !error, disposition_ids: [], ...(message ? { message } : {}) })
  }
  await refreshLetters(queries)
  tellRefused(rows, results)
  const count = results.filter(({ done }) => done).length
  if (count > 0) toast.done(t('takenBack', { count }))
}
