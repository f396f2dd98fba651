import { expect, test } from 'vitest'
import { refusal, serve } from '@/test/server'
import { http } from './client'

const change = () =>
  http.POST('/api/v1/me/password', { body: { current_password: 'lama', new_password: 'baru' } })

test('a submit without an answer keeps its idempotency key, a refused one does not', async () => {
  const answers = [refusal(503, 'unavailable'), refusal(422, 'invalid'), refusal(422, 'invalid')]
  const calls = serve(() => answers.shift() ?? refusal(500, 'internal'))
  await change()
  await change()
  await change()
  const keys = calls.map(({ headers }) => headers.get('idempotency-key'))
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[1])
})

test('other content gets another key', async () => {
  const calls = serve(() => refusal(503, 'unavailable'))
  await change()
  await http.POST('/api/v1/me/password', { body: { current_password: 'lama', new_password: 'lain' } })
  expect(new Set(calls.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2)
})

test('a lost connection and a failing proxy look like any other problem', async () => {
  serve(() => {
    throw new TypeError('failed to fetch')
  })
  expect((await http.GET('/api/v1/agencies')).error).toMatchObject({ code: 'no_connection' })
  serve(() => new Response('<h1>502</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))
  expect((await http.GET('/api/v1/agencies')).error).toMatchObject({ code: 'unavailable', status: 502 })
})

test('the language of the interface goes with the call', async () => {
  const calls = serve(() => Response.json({ items: [], next_cursor: null }))
  await http.GET('/api/v1/agencies')
  expect(calls[0]?.headers.get('accept-language')).toBe('id')
})
