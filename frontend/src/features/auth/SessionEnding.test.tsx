import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { getSession, signIn } from '@/api/session'
import { session } from '@/test/people'
import { renderUi } from '@/test/render'
import { json, serve } from '@/test/server'
import SessionEnding from './SessionEnding'

const lasting = (seconds: number, token?: string) => ({ ...session(token), session_expires_in: seconds })

test('nothing is said while there is time', async () => {
  serve(() => json(lasting(43_200)))
  await signIn('siti', 'kata sandi')
  renderUi(<SessionEnding />)
  expect(screen.queryByText('Sesi Anda segera berakhir')).not.toBeInTheDocument()
})

test('two minutes before the end one tap goes on with the session', async () => {
  serve(() => json(lasting(110)))
  await signIn('siti', 'kata sandi')
  renderUi(<SessionEnding />)
  expect(await screen.findByText('Sesi Anda segera berakhir')).toBeInTheDocument()
  const calls = serve(() => json(lasting(43_200, 'token-2')))
  await userEvent.click(screen.getByRole('button', { name: 'Lanjutkan sesi' }))
  await waitFor(() => expect(screen.queryByText('Sesi Anda segera berakhir')).not.toBeInTheDocument())
  expect(calls[0]?.path).toBe('/api/v1/auth/refresh')
  expect(getSession().token).toBe('token-2')
  expect(getSession().status).toBe('signed_in')
})

test('a session that may last no longer asks for the password in its place', async () => {
  serve(() => json(lasting(90)))
  await signIn('siti', 'kata sandi')
  renderUi(<SessionEnding />)
  await screen.findByText('Sesi Anda segera berakhir')
  serve(() => json(lasting(80, 'token-3')))
  await userEvent.click(screen.getByRole('button', { name: 'Lanjutkan sesi' }))
  await waitFor(() => expect(getSession().status).toBe('expired'))
})
