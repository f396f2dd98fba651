import { keyFor, repeatable, settle, submitOf } from './idempotency'
import { language } from './language'
import { NO_CONNECTION, problemResponse, withProblemBody } from './problem'
import { getSession, renew, renewIfStale, signInAgain } from './session'

function send(request: Request): Promise<Response> {
  const { token } = getSession()
  if (token) request.headers.set('authorization', `Bearer ${token}`)
  return globalThis
    .fetch(request)
    .then(withProblemBody)
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      return problemResponse({ title: '', status: 503, code: NO_CONNECTION })
    })
}

/** After a 401: true when the call should be sent again. */
export async function recoverSession(): Promise<boolean> {
  const renewal = await renew()
  if (renewal === 'renewed') return true
  return renewal === 'expired' ? signInAgain() : false
}

/** `fetch` of the typed client: token, language, idempotency key, and one silent renewal of the session. */
export async function apiFetch(request: Request): Promise<Response> {
  request.headers.set('accept-language', language())
  const submit = repeatable(request) ? await submitOf(request) : null
  if (submit) request.headers.set('idempotency-key', keyFor(submit))
  await renewIfStale()
  const again = request.clone()
  let response = await send(request)
  const stale = response.status === 401 && getSession().me !== null
  if (stale && (await recoverSession())) response = await send(again)
  if (submit) settle(submit, response.status)
  return response
}
