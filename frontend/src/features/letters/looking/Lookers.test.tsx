import { act, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { signIn } from '@/api/session'
import type { Looker } from '@/features/letters/types'
import { session } from '@/test/people'
import { renderUi } from '@/test/render'
import { json, serve } from '@/test/server'
import Lookers from './Lookers'

const ID = '0199c0de-0000-7000-8000-000000000001'

function looker(name: string, activity: Looker['activity']) {
  return { person: { user_id: name, name, position_id: 'p', position_title: 'Staf' }, activity }
}

let seen: DocumentVisibilityState = 'visible'

function show(state: DocumentVisibilityState): void {
  seen = state
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => seen)
})

afterEach(() => {
  show('visible')
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function server(others: ReturnType<typeof looker>[]) {
  const said: string[] = []
  const calls = serve(({ body }) => {
    said.push(JSON.parse(body).activity)
    return json({ others, renew_after_seconds: 20 })
  })
  return { said, calls, others }
}

test('who else is at the letter is told in one line, and asked again while the page is looked at', async () => {
  const office = server([looker('Siti', 'replying'), looker('Budi', 'viewing')])
  renderUi(<Lookers letterId={ID} activity="viewing" />)
  const line = screen.getByRole('status', { name: 'Siapa lagi di surat ini' })
  await vi.waitFor(() =>
    expect(line).toHaveTextContent('Siti sedang menyusun balasan · Budi sedang melihat surat ini'),
  )
  expect(office.calls[0]?.path).toBe(`/api/v1/letters/${ID}/presence`)
  office.others.length = 0
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  await vi.waitFor(() => expect(line).not.toHaveTextContent('Siti'))
  expect(office.said).toEqual(['viewing', 'viewing'])
})

test('a page that nobody looks at says nothing', async () => {
  const office = server([])
  renderUi(<Lookers letterId={ID} activity="drafting" />)
  await vi.waitFor(() => expect(office.said).toEqual(['drafting']))
  act(() => show('hidden'))
  await act(() => vi.advanceTimersByTimeAsync(120_000))
  expect(office.said).toEqual(['drafting'])
  act(() => show('visible'))
  await vi.waitFor(() => expect(office.said).toEqual(['drafting', 'drafting']))
})

test('a window that was not touched for five minutes is taken to be left alone', async () => {
  const office = server([])
  renderUi(<Lookers letterId={ID} activity="viewing" />)
  await act(() => vi.advanceTimersByTimeAsync(310_000))
  const heard = office.said.length
  expect(heard).toBeGreaterThan(10)
  await act(() => vi.advanceTimersByTimeAsync(120_000))
  expect(office.said.length).toBe(heard)
})

test('leaving is said after what was said before', async () => {
  const office = server([])
  const { unmount } = renderUi(<Lookers letterId={ID} activity="viewing" />)
  unmount()
  renderUi(<Lookers letterId={ID} activity="drafting" />)
  await vi.waitFor(() => expect(office.said).toEqual(['viewing', 'left', 'drafting']))
})

test('where the server cannot be asked nothing is told, and it is asked again', async () => {
  let asked = 0
  serve(() => {
    asked += 1
    return asked === 1
      ? json({ others: [looker('Siti', 'viewing')], renew_after_seconds: 20 })
      : json({}, 503)
  })
  renderUi(<Lookers letterId={ID} activity="viewing" />)
  const line = screen.getByRole('status')
  await vi.waitFor(() => expect(line).toHaveTextContent('Siti'))
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  await vi.waitFor(() => expect(line).not.toHaveTextContent('Siti'))
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  expect(asked).toBe(3)
})

test('a page that is being closed says so at once', async () => {
  serve(() => json(session('token-7')))
  await signIn('siti', 'kata sandi')
  const office = server([])
  renderUi(<Lookers letterId={ID} activity="viewing" />)
  await vi.waitFor(() => expect(office.said).toEqual(['viewing']))
  dispatchEvent(new Event('pagehide'))
  await vi.waitFor(() => expect(office.said).toEqual(['viewing', 'left']))
  expect(office.calls[1]?.headers.get('authorization')).toBe('Bearer token-7')
})
