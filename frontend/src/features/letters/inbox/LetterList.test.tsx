import { act, fireEvent, screen } from '@testing-library/react'
import { createRef, useRef } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { LetterRow } from '@/features/letters/types'
import { renderAt } from '@/test/render'
import { LetterList, type ListHandle } from './LetterList'
import { useListKeys } from './useListKeys'

const HEIGHT = 80

const row = (place: number) =>
  ({
    id: `l${place}`,
    direction: 'incoming',
    sender_name: `Dinas ${place}`,
    subject: `Surat ${place}`,
    status: 'read',
    urgency: 'normal',
    security_level: 'open',
    unread: false,
    attachment_count: 0,
    created_at: '2026-11-24T01:00:00Z',
    agency: { id: 'a1', name: 'Kelurahan' },
  }) as LetterRow
const many = Array.from({ length: 10_000 }, (_, place) => row(place))

beforeEach(() => {
  vi.stubGlobal('scrollY', 0)
  vi.stubGlobal('innerHeight', 3 * HEIGHT)
  // jsdom draws nothing: each row is as high as the next
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(HEIGHT)
})

const drawn = () => screen.getAllByRole('listitem')
const scrollTo = (y: number) => {
  vi.stubGlobal('scrollY', y)
  act(() => void fireEvent.scroll(window))
}

async function show(props: Partial<Parameters<typeof LetterList>[0]> = {}) {
  const ref = createRef<ListHandle>()
  renderAt('/surat', () => (
    <LetterList name="Kotak masuk" listKey="one" rows={many} hasMore={false} ref={ref} {...props} />
  ))
  await screen.findByRole('list', { name: 'Kotak masuk' })
  return ref
}

test('of ten thousand letters fewer than a hundred rows are drawn, wherever one is', async () => {
  await show()
  expect(drawn().length).toBeLessThan(40)
  expect(drawn()[0]).toHaveTextContent('Surat 0')
  scrollTo(5000 * HEIGHT)
  expect(drawn().length).toBeLessThan(40)
  expect(screen.queryByText('Surat 0')).not.toBeInTheDocument()
})

test('each row says where it is among all, as far as that is known', async () => {
  await show({ rows: many.slice(0, 30) })
  expect(drawn()[2]).toHaveAttribute('aria-posinset', '3')
  expect(drawn()[2]).toHaveAttribute('aria-setsize', '30')
})

test('near the end of what was loaded more is asked for', async () => {
  const onNearEnd = vi.fn()
  await show({ rows: many.slice(0, 100), hasMore: true, onNearEnd })
  expect(drawn()[0]).toHaveAttribute('aria-setsize', '-1')
  expect(onNearEnd).not.toHaveBeenCalled()
  scrollTo(90 * HEIGHT)
  expect(onNearEnd).toHaveBeenCalled()
})

test('any row can get the focus, and keeps it while others are looked at', async () => {
  const list = await show()
  act(() => list.current?.focus(7000))
  expect(document.activeElement).toHaveAttribute('data-letter', 'l7000')
  scrollTo(100 * HEIGHT)
  expect(document.activeElement).toHaveAttribute('data-letter', 'l7000')
  expect(drawn().length).toBeLessThan(60)
  act(() => list.current?.focus(99_999))
  expect(document.activeElement).toHaveAttribute('data-letter', 'l9999')
})

const toggled: string[] = []

function WithKeys() {
  const list = useRef<ListHandle>(null)
  const rows = many.slice(0, 200)
  const ids = rows.map(({ id }) => id)
  useListKeys(list, ids, undefined, { onToggle: (id) => toggled.push(id) })
  return <LetterList ref={list} name="Kotak masuk" listKey="two" rows={rows} hasMore={false} />
}

test('j and k go on from the letter that has the focus, past what is drawn', async () => {
  const press = (keys: string) => {
    for (const key of keys)
      fireEvent.keyDown(document.documentElement, { key, code: `Key${key.toUpperCase()}` })
  }
  renderAt('/surat', WithKeys)
  await screen.findByRole('list', { name: 'Kotak masuk' })
  press('jjjk')
  expect(document.activeElement).toHaveAttribute('data-letter', 'l1')
  press('j'.repeat(12))
  expect(drawn().length).toBeLessThan(16)
  expect(document.activeElement).toHaveAttribute('data-letter', 'l13')
  press('x')
  expect(toggled).toEqual(['l13'])
})

test('a row counts the working days until it is due, and tells what was chosen', async () => {
  const due = { ...row(0), agenda_number: 12, kind: 'UND', due_date: '2099-01-12', working_days_left: 5 }
  const late = { ...row(1), agenda_number: 13, due_date: '2020-01-12', working_days_left: -3 }
  await show({ rows: [due, late] })
  expect(drawn()[0]).toHaveTextContent(/5 hari kerja lagi/)
  expect(drawn()[1]).toHaveTextContent(/Terlambat 3 hari kerja/)
  expect(drawn()[0]).toHaveTextContent(/No. agenda 12/)
  expect(drawn()[0]).not.toHaveTextContent('UND')
})

test('only what was chosen stands in a row, and always its secrecy', async () => {
  const one = { ...row(0), agenda_number: 12, letter_number: 'B/12', kind: 'UND', due_date: '2099-01-12' }
  await show({ rows: [{ ...one, security_level: 'restricted' }], columns: ['letter_number', 'kind'] })
  expect(drawn()[0]).toHaveTextContent(/B\/12UNDTerbatas$/)
})
