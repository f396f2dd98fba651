/** Where files go, and as whom. */
export interface Door {
  /** The ordinary address; pieces go below it. */
  path: string
  headers: () => Record<string, string>
  /** After a 401: true where the request is worth a second try. */
  renewed?: () => Promise<boolean>
}

export interface Refusal {
  status: number
  code: string
  title: string
}

export interface SendOptions {
  /** `waiting`: the line is broken, and what arrived is continued by itself. */
  onProgress?: (percent: number, waiting: boolean) => void
  signal?: AbortSignal
  /** The same key for the same file: what was sent twice is there once. */
  idempotencyKey?: string
  /** In pieces, however small: what was on its way when the page was closed goes on from there. */
  inPieces?: boolean
}

interface Answer {
  status: number
  /** The JSON of the body. */
  body: unknown
  header: (name: string) => string | null
}

/** Files up to this size go at once. */
export const AT_ONCE = 1024 * 1024
/** Bytes of a piece on a good line, and on one that breaks: through some proxies nothing of a torn piece arrives. */
const PIECE = 512 * 1024
const SMALLEST = 64 * 1024
/** Attempts without a byte of progress, over some four minutes. */
const ATTEMPTS = 14
const MEMORY = 'pamong.sending'
const REMEMBERED = 20

// XMLHttpRequest, because fetch tells nothing about the progress of sending
function request(
  door: Door,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: FormData | Blob | null,
  { signal }: SendOptions,
  onSent?: (bytes: number) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    const stop = () => xhr.abort()
    const answer = (status: number, parsed: unknown = null) => {
      signal?.removeEventListener('abort', stop)
      resolve({ status, body: parsed, header: (name) => xhr.getResponseHeader(name) })
    }
    xhr.open(method, path)
    for (const [name, value] of Object.entries({ ...door.headers(), ...headers }))
      xhr.setRequestHeader(name, value)
    if (onSent) xhr.upload.onprogress = ({ loaded }) => onSent(loaded)
    xhr.onload = () => {
      try {
        answer(xhr.status, JSON.parse(xhr.responseText || 'null'))
      } catch {
        // the page of a proxy
        answer(xhr.status)
      }
    }
    xhr.onerror = () => answer(0)
    xhr.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    if (signal?.aborted) return reject(new DOMException('cancelled', 'AbortError'))
    signal?.addEventListener('abort', stop)
    xhr.send(body)
  })
}

/** Worth another try: no answer, or one that says "later". */
const later = (status: number) => status === 0 || status >= 502

function refusal({ status, body }: Answer): Refusal {
  const code = status === 0 ? 'no_connection' : status === 413 ? 'payload_too_large' : 'unavailable'
  return { title: '', status, code, ...(body as Partial<Refusal> | null) }
}

/** Until the time is over or the network is back. */
function pause(attempt: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(over, Math.min(30_000, 500 * 2 ** attempt))
    const stop = () => {
      done()
      reject(new DOMException('cancelled', 'AbortError'))
    }
    function done() {
      clearTimeout(timer)
      removeEventListener('online', over)
      signal?.removeEventListener('abort', stop)
    }
    function over() {
      done()
      resolve()
    }
    addEventListener('online', over)
    signal?.addEventListener('abort', stop)
  })
}

function remembered(): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(MEMORY) ?? '{}')
  } catch {
    return {}
  }
}

/** Where a file of this content is on its way to; also after a reload of the page. */
function remember(name: string, place: string | null): void {
  const { [name]: _old, ...others } = remembered()
  const all = [...Object.entries(others), ...(place ? [[name, place]] : [])].slice(-REMEMBERED)
  try {
    localStorage.setItem(MEMORY, JSON.stringify(Object.fromEntries(all)))
  } catch {
    // private windows may refuse storage; only a reload begins anew then
  }
}

async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
}

/**
 * Sends one file and gives the upload that it became. A large one goes in pieces ("Resumable Uploads for HTTP"): where the
 * line breaks it goes on by itself, also after a reload when the same file is chosen again. Throws a problem, or an
 * AbortError when cancelled.
 */
export async function sendFile<T>(file: File, door: Door, options: SendOptions = {}): Promise<T> {
  const { signal, onProgress } = options
  let key = options.idempotencyKey ?? crypto.randomUUID()
  /** Once more where a session was renewed. */
  const ask = async (...args: Parameters<typeof request>) => {
    const answer = await request(...args)
    return answer.status === 401 && (await door.renewed?.()) ? request(...args) : answer
  }
  const told = (bytes: number, waiting = false) =>
    onProgress?.(Math.min(100, Math.round((bytes / file.size) * 100)), waiting)
  const pieces = options.inPieces || file.size > AT_ONCE
  const digest = pieces ? await digestOf(file) : ''
  const name = `${door.path} ${digest} ${file.name}`
  let place = pieces ? (remembered()[name] ?? null) : null
  // how many bytes have arrived; unknown after a break
  let offset: number | null = null
  let piece = PIECE
  let reached = 0
  for (let attempt = 0; ; ) {
    let answer: Answer
    if (!pieces) {
      const form = new FormData()
      form.append('file', file)
      answer = await ask(door, 'POST', door.path, { 'idempotency-key': key }, form, options, told)
    } else if (!place) {
      const begin = {
        'idempotency-key': key,
        'upload-complete': '?0',
        'upload-length': `${file.size}`,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, '_')}`,
        'repr-digest': `sha-256=:${digest}:`,
      }
      answer = await ask(door, 'POST', `${door.path}/resumable`, begin, null, options)
      place = answer.status === 201 ? answer.header('location') : null
      if (place) remember(name, place)
    } else if (offset === null) answer = await ask(door, 'HEAD', place, {}, null, options)
    else {
      const from: number = offset
      const end = Math.min(file.size, from + piece)
      const next = {
        'content-type': 'application/partial-upload',
        'upload-offset': `${from}`,
        'upload-complete': end === file.size ? '?1' : '?0',
      }
      const sent = (bytes: number) => told(from + bytes)
      answer = await ask(door, 'PATCH', place, next, file.slice(from, end), options, sent)
    }
    const { status } = answer
    if ((status === 200 || status === 201) && (!pieces || offset !== null)) {
      remember(name, null)
      return answer.body as T
    }
    if (later(status)) {
      attempt += 1
      if (attempt === ATTEMPTS) throw refusal(answer)
      told(offset ?? reached, true)
      offset = null
      piece = Math.max(SMALLEST, piece / 2)
      await pause(attempt, signal)
    } else if (pieces && [201, 204, 409].includes(status)) {
      const now: number = Number(answer.header('upload-offset') ?? Number.NaN)
      if (Number.isNaN(now)) throw refusal(answer)
      if (offset !== null && status === 204) piece = Math.min(PIECE, piece * 2)
      if (now > reached) attempt = 0
      offset = now
      reached = Math.max(reached, now)
      told(now)
    } else if (place && status === 404) {
      // it was removed after a day, or was refused
      attempt += 1
      if (attempt === ATTEMPTS) throw refusal(answer)
      remember(name, null)
      key = crypto.randomUUID()
      place = null
      offset = null
    } else {
      remember(name, null)
      throw refusal(answer)
    }
  }
}
