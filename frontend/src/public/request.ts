import { storedLanguage } from './language'

export interface PublicProblem {
  status: number
  code: string
  title: string
  detail?: string
  errors?: { pointer: string; code: string; detail?: string }[]
}

export type Answer<T> = { data: T; problem?: never } | { data?: never; problem: PublicProblem }

const noConnection: PublicProblem = { status: 0, code: 'no_connection', title: '' }

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return { data: body as T }
  return { problem: (body as PublicProblem | null) ?? { ...noConnection, status: response.status } }
}

/** `path` is what follows /api/v1/public; never throws. */
export function get<T>(path: string): Promise<Answer<T>> {
  return fetch(`/api/v1/public${path}`, { headers: { 'accept-language': storedLanguage() } })
    .then((response) => answerOf<T>(response))
    .catch(() => ({ problem: noConnection }))
}

/** Keep the key for a retry of the same submit. */
export function post<T>(path: string, body: object | FormData, idempotencyKey: string): Promise<Answer<T>> {
  const form = body instanceof FormData
  return fetch(`/api/v1/public${path}`, {
    method: 'POST',
    headers: {
      'accept-language': storedLanguage(),
      'idempotency-key': idempotencyKey,
      ...(form ? {} : { 'content-type': 'application/json' }),
    },
    body: form ? body : JSON.stringify(body),
  })
    .then((response) => answerOf<T>(response))
    .catch(() => ({ problem: noConnection }))
}
