import { vi } from 'vitest'

export interface Call {
  method: string
  path: string
  headers: Headers
  body: string
}

type Handler = (call: Call) => Response | Promise<Response>

/** Answers `fetch` in the place of the server; gives back the list of calls, which grows as they are made. */
export function serve(handler: Handler): Call[] {
  const calls: Call[] = []
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = input instanceof Request ? input : new URL(String(input), 'http://localhost')
    const request = new Request(url, init)
    const call = {
      method: request.method,
      path: new URL(request.url).pathname,
      headers: request.headers,
      body: await request.text(),
    }
    calls.push(call)
    return handler(call)
  })
  return calls
}

export const json = (body: unknown, status = 200): Response => Response.json(body, { status })

export const refusal = (
  status: number,
  code: string,
  errors?: { pointer: string; code: string }[],
): Response =>
  new Response(
    JSON.stringify({ type: 'about:blank', title: code, status, code, request_id: 'r-1', errors }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  )
