import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AT_ONCE, type Door, sendFile } from './sending'

/** What the server and the line do with one request: an answer, or nothing (the line broke) after some bytes were kept. */
type Reaction = (request: FakeRequest) => { status: number; body?: unknown; headers?: Record<string, string> }

let react: Reaction
let seen: FakeRequest[]

class FakeRequest {
  method = ''
  url = ''
  status = 0
  responseText = ''
  headers: Record<string, string> = {}
  body: Blob | FormData | null = null
  upload: { onprogress?: (event: { loaded: number }) => void } = {}
  onload = () => {}
  onerror = () => {}
  onabort = () => {}
  private answer: Record<string, string> = {}
  open(method: string, url: string) {
    this.method = method
    this.url = url
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value
  }
  getResponseHeader(name: string) {
    return this.answer[name] ?? null
  }
  abort() {
    this.onabort()
  }
  send(body: Blob | FormData | null) {
    this.body = body
    seen.push(this)
    const { status, body: text, headers = {} } = react(this)
    this.status = status
    this.answer = headers
    this.responseText = text ? JSON.stringify(text) : ''
    queueMicrotask(() => (status === 0 ? this.onerror() : this.onload()))
  }
}

const door: Door = { path: '/api/v1/uploads', headers: () => ({ 'x-test': '1' }) }
const place = '/api/v1/uploads/resumable/1'
const upload = { id: 'u1', file_name: 'foto.jpg' }
const large = new File([new Uint8Array(AT_ONCE + 500_000).fill(7)], "foto 'a'.jpg", { type: 'image/jpeg' })

/** A server that keeps pieces. `loses` says of which requests the line loses the answer, and how many bytes arrive. */
function server(loses: (request: FakeRequest, count: number) => number | null = () => null): Reaction {
  let received = 0
  let count = 0
  return (request) => {
    const lost = loses(request, count++)
    const state = () => ({ 'upload-offset': `${received}` })
    if (request.method === 'POST')
      return lost === null ? { status: 201, headers: { ...state(), location: place } } : { status: 0 }
    if (request.method === 'HEAD') return lost === null ? { status: 204, headers: state() } : { status: 0 }
    if (Number(request.headers['upload-offset']) !== received) return { status: 409, headers: state() }
    const bytes = (request.body as Blob).size
    received += lost ?? bytes
    if (lost !== null) return { status: 0 }
    return request.headers['upload-complete'] === '?1' && received === large.size
      ? { status: 201, body: upload, headers: state() }
      : { status: 204, headers: state() }
  }
}

beforeEach(() => {
  seen = []
  vi.stubGlobal('XMLHttpRequest', FakeRequest)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  localStorage.clear()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Lets time pass until the file is there. */
async function patiently<T>(sending: Promise<T>): Promise<T> {
  let over = false
  const end = () => {
    over = true
  }
  sending.then(end, end)
  while (!over) await vi.advanceTimersByTimeAsync(1000)
  return sending
}

test('a small file goes at once, a large one in pieces with its digest', async () => {
  react = () => ({ status: 201, body: upload })
  await patiently(sendFile(new File(['x'], 'a.pdf'), door))
  expect(seen.map(({ method, url }) => [method, url])).toEqual([['POST', door.path]])
  seen = []
  react = server()
  const told: number[] = []
  const result = await patiently(sendFile(large, door, { onProgress: (percent) => told.push(percent) }))
  expect(result).toEqual(upload)
  expect(seen.map(({ method }) => method)).toEqual(['POST', 'PATCH', 'PATCH', 'PATCH'])
  expect(seen[0]?.headers['upload-length']).toBe(`${large.size}`)
  expect(seen[0]?.headers['content-disposition']).toBe("attachment; filename*=UTF-8''foto%20_a_.jpg")
  expect(seen[0]?.headers['repr-digest']).toMatch(/^sha-256=:.{44}:$/)
  expect(seen.map(({ headers }) => headers['upload-complete'])).toEqual(['?0', '?0', '?0', '?1'])
  expect(told.at(-1)).toBe(68)
  expect(localStorage.getItem('pamong.sending')).toBe('{}')
})

test('where the line breaks it goes on from what has arrived, with smaller pieces', async () => {
  react = server((_, count) => (count % 2 === 1 && count < 16 ? 50_000 : null))
  const waits: boolean[] = []
  const sending = sendFile(large, door, { onProgress: (_, waiting) => waits.push(waiting) })
  expect(await patiently(sending)).toEqual(upload)
  expect(waits).toContain(true)
  const pieces = seen.filter(({ method }) => method === 'PATCH').map(({ body }) => (body as Blob).size)
  expect(Math.min(...pieces.slice(0, -1))).toBe(64 * 1024)
})

test('the same file is continued after a reload, and begun anew where the server has forgotten it', async () => {
  react = server((_, count) => (count > 1 ? 0 : null))
  await expect(patiently(sendFile(large, door))).rejects.toMatchObject({ status: 0, code: 'no_connection' })
  // a place is remembered by the content, as after a reload
  expect(Object.values(JSON.parse(localStorage.getItem('pamong.sending') ?? ''))).toEqual([place])
  seen = []
  const again = server()
  react = (request) => (request.method === 'HEAD' ? { status: 404 } : again(request))
  expect(await patiently(sendFile(large, door))).toEqual(upload)
  expect(seen.map(({ method }) => method)).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PATCH'])
})

test('a refusal is told at once and forgets the file; cancelling stops between two attempts', async () => {
  const problem = {
    status: 422,
    code: 'invalid',
    title: '',
    errors: [{ pointer: '/file', code: 'file_script' }],
  }
  const whole = server()
  react = (request) => {
    const answer = whole(request)
    return answer.status === 201 && request.method === 'PATCH' ? { status: 422, body: problem } : answer
  }
  await expect(patiently(sendFile(large, door))).rejects.toEqual(problem)
  expect(localStorage.getItem('pamong.sending')).toBe('{}')
  react = () => ({ status: 0 })
  const controller = new AbortController()
  const sending = sendFile(large, door, { signal: controller.signal })
  setTimeout(() => controller.abort(), 1500)
  await expect(patiently(sending)).rejects.toMatchObject({ name: 'AbortError' })
})

test('a session that ended on the way is renewed', async () => {
  const whole = server()
  let ended = true
  react = (request) => (ended && request.method === 'PATCH' ? { status: 401 } : whole(request))
  const renewed = vi.fn(async () => {
    ended = false
    return true
  })
  expect(await patiently(sendFile(large, { ...door, renewed }))).toEqual(upload)
  expect(renewed).toHaveBeenCalledOnce()
})
