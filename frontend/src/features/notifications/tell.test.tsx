import { Notifications, notifications } from '@mantine/notifications'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { renderUi } from '@/test/render'
import { tell } from './tell'
import type { Notification } from './types'

const news = (id: string, subject: string | null = `Perihal ${id}`): Notification => ({
  id,
  seq: 1,
  event: 'disposition_received',
  subject_type: 'letter',
  subject_id: id,
  subject,
  read_at: null,
  in_app: true,
  position_id: 'p1',
  created_at: '2026-09-07T02:00:00Z',
})

function open(path = '/agenda') {
  renderUi(<Notifications />)
  return { path, go: vi.fn(), onRead: vi.fn() }
}

afterEach(() => notifications.clean())

test('what comes is told with a way to it, and going there counts as having read it', async () => {
  const way = open()
  const one = news('s1')
  await tell([one], way)
  expect(await screen.findByText('Perihal s1')).toBeInTheDocument()
  const link = screen.getByRole('link', { name: 'Disposisi baru untuk Anda' })
  expect(link).toHaveAttribute('href', '/surat/s1')
  await userEvent.click(link)
  expect(way.go).toHaveBeenCalledWith('/surat/s1')
  expect(way.onRead).toHaveBeenCalledWith(one)
})

test('several that come together are one message', async () => {
  const way = open()
  await tell([news('s1'), news('s2'), news('s3')], way)
  await userEvent.click(await screen.findByRole('link', { name: '3 pemberitahuan baru' }))
  expect(way.go).toHaveBeenCalledWith('/pemberitahuan')
  expect(way.onRead).not.toHaveBeenCalled()
})

test('what the page shows by itself is not told once more', async () => {
  await tell([news('s1')], open('/surat/s1'))
  await tell([news('s1'), news('s2')], open('/pemberitahuan'))
  await tell([{ ...news('s4'), read_at: '2026-09-07T02:00:00Z' }], open())
  await tell([{ ...news('s5'), in_app: false }], open())
  await tell([], open())
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
})

test('a letter that is hidden from the reader is not named', async () => {
  await tell([news('s1', null)], open())
  expect(await screen.findByRole('link', { name: 'Disposisi baru untuk Anda' })).toBeInTheDocument()
})

test('a message takes the place of the one before, and none lies over a dialog', async () => {
  const way = open()
  await tell([news('s1')], way)
  expect(await screen.findByText('Perihal s1')).toBeInTheDocument()
  await tell([news('s2')], way)
  expect(await screen.findByText('Perihal s2')).toBeInTheDocument()
  await waitFor(() => expect(screen.queryByText('Perihal s1')).not.toBeInTheDocument())
  const dialog = document.createElement('div')
  dialog.setAttribute('role', 'dialog')
  document.body.append(dialog)
  await tell([news('s3')], way)
  dialog.remove()
  expect(screen.queryByText('Perihal s3')).not.toBeInTheDocument()
})
