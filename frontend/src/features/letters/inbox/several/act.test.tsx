import { Notifications } from '@mantine/notifications'
import { QueryClient } from '@tanstack/react-query'
import { act, fireEvent, renderHook, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LetterRow } from '@/features/letters/types'
import { renderUi } from '@/test/render'
import { json, serve } from '@/test/server'
import { UNDO_MS } from '@/ui/toast'
import { closeSoon, markRead } from './act'
import { useHidden } from './hidden'

const row = (id: string, status = 'read') => ({ id, subject: `Surat ${id}`, status }) as LetterRow
const result = (id: string, done: boolean) => ({
  letter_id: id,
  done,
  disposition_ids: [],
  ...(done ? {} : { code: 'open_dispositions', message: 'Masih ada disposisi terbuka.' }),
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('what was taken back in time never reaches the server', async () => {
  renderUi(<Notifications />)
  const hidden = renderHook(() => useHidden())
  const calls = serve(() => json({ items: [] }))
  act(() => closeSoon([row('a')], new QueryClient()))
  expect([...hidden.result.current]).toEqual(['a'])
  await pass(100)
  fireEvent.click(screen.getByRole('button', { name: 'Urungkan' }))
  expect([...hidden.result.current]).toEqual([])
  await pass(UNDO_MS)
  expect(calls).toEqual([])
})

test('after that it does, once, and what it refuses comes back with the reason', async () => {
  renderUi(<Notifications />)
  const hidden = renderHook(() => useHidden())
  const calls = serve(() => json({ items: [result('a', true), result('b', false)] }))
  act(() => closeSoon([row('a'), row('b')], new QueryClient()))
  await pass(UNDO_MS - 1)
  expect(calls).toEqual([])
  await pass(1)
  window.dispatchEvent(new Event('pagehide'))
  await pass(1000)
  expect(calls).toHaveLength(1)
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ letter_ids: ['a', 'b'] })
  expect([...hidden.result.current]).toEqual([])
  expect(screen.getByText(/Surat b: Masih ada disposisi terbuka/)).toBeInTheDocument()
  expect(screen.getByText('1 dari 2 surat tidak dapat diproses')).toBeInTheDocument()
})

test('what nobody has opened is refused at once', async () => {
  renderUi(<Notifications />)
  const hidden = renderHook(() => useHidden())
  const calls = serve(() => json({ items: [result('a', true)] }))
  act(() => closeSoon([row('a'), row('b', 'registered')], new QueryClient()))
  expect([...hidden.result.current]).toEqual(['a'])
  await pass(100)
  expect(screen.getByText(/Surat b: Surat belum dibuka/)).toBeInTheDocument()
  await pass(UNDO_MS)
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ letter_ids: ['a'] })
})

test('read letters are shown as read at once, and as before where the server refuses', async () => {
  renderUi(<Notifications />)
  const queries = new QueryClient()
  const key = ['pages', 'letters', 'inbox']
  const unread = { ...row('a'), unread: true }
  queries.setQueryData(key, { pages: [{ items: [unread, row('b')] }], pageParams: [] })
  serve(() => json({ items: [result('a', false)] }))
  const done = markRead([unread], queries)
  const shown = queries.getQueryData<{ pages: { items: LetterRow[] }[] }>(key)
  expect(shown?.pages[0]?.items.map((one) => one.unread ?? false)).toEqual([false, false])
  await act(() => done)
  expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
  expect(screen.getByText(/Surat a: Masih ada disposisi terbuka/)).toBeInTheDocument()
})

test('who leaves the page does not wait', async () => {
  renderUi(<Notifications />)
  const calls = serve(() => json({ items: [result('a', true)] }))
  act(() => closeSoon([row('a')], new QueryClient()))
  window.dispatchEvent(new Event('pagehide'))
  await pass(10)
  expect(calls).toHaveLength(1)
})
