import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { getSession, signIn, signInAgain } from '@/api/session'
import { session } from '@/test/people'
import { renderAt } from '@/test/render'
import { json, refusal, serve } from '@/test/server'
import { SignInAgainDialog } from './SignInAgainDialog'

test('the work waits behind the dialog until the password is right', async () => {
  serve(() => json(session()))
  await signIn('siti', 'kata sandi')
  const resumed = signInAgain()
  renderAt('/', SignInAgainDialog, ['/masuk'])
  const user = userEvent.setup()

  serve(() => refusal(401, 'invalid_credentials'))
  await user.type(await screen.findByLabelText('Kata sandi (siti)'), 'salah')
  await user.click(screen.getByRole('button', { name: 'Lanjutkan' }))
  expect(await screen.findByText(/kata sandi salah/)).toBeInTheDocument()

  const calls = serve(() => json(session('token-2')))
  await user.click(screen.getByRole('button', { name: 'Lanjutkan' }))
  expect(await resumed).toBe(true)
  expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ username: 'siti', position_id: 'p1' })
  await waitFor(() => expect(screen.queryByText('Sesi Anda berakhir')).not.toBeInTheDocument())
  expect(getSession().token).toBe('token-2')
})
