/** RFC 9457 body of every failed call; `code` is what the user interface translates. */
export interface Problem {
  title: string
  status: number
  code: string
  detail?: string | null | undefined
  request_id?: string | undefined
  errors?: FieldProblem[] | null | undefined
}

interface FieldProblem {
  pointer: string
  code: string
  detail?: string | null | undefined
}

/** Code given by the client itself when no answer came back. */
export const NO_CONNECTION = 'no_connection'

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
}

/** Whatever was thrown, as a problem: screens handle one shape only. */
export function asProblem(error: unknown): Problem {
  if (isProblem(error)) return error
  return { title: error instanceof Error ? error.message : '', status: 0, code: 'internal' }
}

export function problemResponse(problem: Problem): Response {
  return new Response(JSON.stringify(problem), {
    // a Response cannot have status 0
    status: problem.status || 503,
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** A proxy in front of the server answers failures with HTML: give those the same shape. */
export function withProblemBody(response: Response): Response {
  if (response.ok || (response.headers.get('content-type') ?? '').includes('json')) return response
  const code = response.status >= 502 && response.status <= 504 ? 'unavailable' : 'internal'
  return problemResponse({ title: response.statusText, status: response.status, code })
}
