import type { APIRequestContext } from '@playwright/test'
import { type Account, expect } from './fixtures'

/** What the API said. */
export interface Reply {
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API answers
  body: any
  etag: string
  bytes: Buffer
}

/** Somebody at the API, asked for apart from any window, whose cookie would be replaced. Every refusal fails the test. */
export async function caller(
  request: APIRequestContext,
  { username, password }: Pick<Account, 'username' | 'password'>,
) {
  const login = await request.post('/api/v1/auth/login', { data: { username, password } })
  const { access_token, me } = await login.json()
  const headers = { authorization: `Bearer ${access_token}` }

  async function send(method: string, path: string, data?: object, etag = ''): Promise<Reply> {
    const answer = await request.fetch(`/api/v1${path}`, {
      method,
      headers: { ...headers, ...(etag ? { 'if-match': etag } : {}) },
      ...(data ? { data } : {}),
    })
    const bytes = await answer.body()
    expect(answer.ok(), `${method} ${path}: ${bytes.subarray(0, 500)}`).toBe(true)
    const isJson = answer.headers()['content-type']?.includes('json')
    const body = isJson ? JSON.parse(bytes.toString()) : null
    return { body, bytes, etag: answer.headers()['etag'] ?? '' }
  }

  return {
    name: me.user.name as string,
    position: me.position?.id as string,
    agency: me.position?.agency.id as string,
    send,
    get: async (path: string) => (await send('GET', path)).body,
    post: async (path: string, data?: object, etag?: string) => (await send('POST', path, data, etag)).body,
    /** Does something to a thing as it is now. */
    change: async (method: string, path: string, data: object, below = '') => {
      const { etag } = await send('GET', path)
      return (await send(method, path + below, data, etag)).body
    },
  }
}

export type Caller = Awaited<ReturnType<typeof caller>>
