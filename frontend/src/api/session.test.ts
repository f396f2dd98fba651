import { beforeEach, expect, test } from 'vitest'
import { session } from '@/test/people'
import { json, refusal, serve } from '@/test/server'
import { http } from './client'
import { getSession, restore, signIn, signOut } from './session'

const AGENCIES = { items: [], next_cursor: null }

beforeEach(async () => {
  serve(() => new Response(null, { status: 204 }))
  await signOut()
})

async function signedIn() {
  serve(() => json(session()))
  await signIn('siti', 'kata sandi')
}

test('the token goes with the calls and is kept out of storage', async () => {
  await signedIn()
  const calls = serve(() => json(AGENCIES))
  await http.GET('/api/v1/agencies')
  expect(calls[0]?.headers.get('authorization')).toBe('Bearer token-1')
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('token-1')
})

test('calls that meet an old token renew it once and are sent again with the same content', async () => {
  await signedIn()
  const calls = serve(({ path, headers }) => {
    if (path.endsWith('/auth/refresh')) return json(session('token-2'))
    return headers.get('authorization') === 'Bearer token-2'
      ? json(AGENCIES)
      : refusal(401, 'unauthenticated')
  })
  const answers = await Promise.all([http.GET('/api/v1/agencies'), http.GET('/api/v1/positions')])
  expect(answers.map(({ response }) => response.status)).toEqual([200, 200])
  expect(calls.filter(({ path }) => path.endsWith('/auth/refresh'))).toHaveLength(1)
})

test('a call waits for the password when the session has ended, then goes through', async () => {
  await signedIn()
  serve(({ path, headers }) => {
    if (path.endsWith('/auth/refresh')) return refusal(401, 'unauthenticated')
    if (path.endsWith('/auth/login')) return json(session('token-3'))
    return headers.get('authorization') === 'Bearer token-3'
      ? json(AGENCIES)
      : refusal(401, 'unauthenticated')
  })
  const answer = http.GET('/api/v1/agencies')
  await expect.poll(() => getSession().status).toBe('expired')
  await signIn('siti', 'kata sandi')
  expect((await answer).response.status).toBe(200)
})

test('signing out instead gives the refusal back', async () => {
  await signedIn()
  serve(() => refusal(401, 'unauthenticated'))
  const answer = http.GET('/api/v1/agencies')
  await expect.poll(() => getSession().status).toBe('expired')
  await signOut()
  expect((await answer).response.status).toBe(401)
  expect(getSession().me).toBeNull()
})

test('a first visit does not ask for a session in vain', async () => {
  const calls = serve(() => refusal(401, 'unauthenticated'))
  expect(await restore()).toBe('expired')
  expect(calls).toHaveLength(0)
})

test('a page load takes the session up again; a server that is away is not a sign-out', async () => {
  localStorage.setItem('pamong.signed-in', '1')
  serve(() => refusal(503, 'unavailable'))
  expect(await restore()).toBe('unavailable')
  serve(() => json(session('token-4')))
  expect(await restore()).toBe('renewed')
  expect(getSession().token).toBe('token-4')
})
