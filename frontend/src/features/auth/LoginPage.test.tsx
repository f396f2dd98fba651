import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { signOut } from '@/api/session'
import { session } from '@/test/people'
import { renderAt } from '@/test/render'
import { json, refusal, serve } from '@/test/server'
import LoginPage from './LoginPage'

beforeEach(async () => {
  serve(() => new Response(null, { status: 204 }))
  await signOut()
})

async function fill(username: string, password: string) {
  const user = userEvent.setup()
  if (username) await user.type(await screen.findByLabelText('Nama pengguna'), username)
  if (password) await user.type(screen.getByLabelText('Kata sandi'), password)
  await user.click(await screen.findByRole('button', { name: 'Masuk' }))
}

test('a wrong password is said in Indonesian, with the focus on the message', async () => {
  serve(() => refusal(401, 'invalid_credentials'))
  renderAt('/masuk', LoginPage, ['/'])
  await fill('siti', 'salah')
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Nama pengguna atau kata sandi salah')
  expect(alert).toHaveFocus()
})

test('empty fields are named before anything is sent', async () => {
  const calls = serve(() => json(session()))
  renderAt('/masuk', LoginPage, ['/'])
  await fill('', '')
  expect(await screen.findByRole('alert')).toHaveTextContent('Ada 2 isian yang perlu diperbaiki')
  await userEvent.click(screen.getByRole('link', { name: 'Kata sandi: Wajib diisi' }))
  expect(screen.getByLabelText('Kata sandi')).toHaveFocus()
  expect(calls).toHaveLength(0)
})

test('the right password leads on', async () => {
  serve(() => json(session()))
  renderAt('/masuk', LoginPage, ['/'])
  await fill('siti', 'kata sandi')
  expect(await screen.findByText('at /')).toBeInTheDocument()
})
