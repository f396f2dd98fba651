import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Problem } from '@/api/problem'
import {
  arrivalsOf,
  casesOf,
  clearOld,
  discardVisit,
  type KeptCase,
  type KeptVisit,
  keepCase,
  keepPhoto,
  keepVisit,
  photosOf,
  renewVisit,
  visitsOf,
} from './kept'
import { type Carrier, change, sendWaiting } from './outbox'
import type { NewVisit } from './types'

const session = vi.hoisted(() => ({ me: { user: { id: 'u1' } } as { user: { id: string } } | null }))
vi.mock('@/api/session', async (load) => ({ ...(await load<object>()), getSession: () => session }))

/** One holder at a time, in the order of asking, as browsers do it. */
class Locks {
  private last: Promise<unknown> = Promise.resolve()
  private held = 0
  request<T>(_name: string, ...rest: unknown[]): Promise<T> {
    const work = rest.at(-1) as (lock: object | null) => Promise<T>
    if (rest.length > 1 && this.held > 0) return work(null)
    this.held += 1
    const done = this.last
      .then(() => work({}))
      .finally(() => {
        this.held -= 1
      })
    this.last = done.catch(() => undefined)
    return done
  }
}

const CASE: KeptCase = {
  user: 'u1',
  id: 'a1',
  service: { id: 'Izin', en: 'Permit' },
  register: '1/2026',
  applicant: 'Siti',
  places: { id: [], en: [] },
  open: true,
  keptAt: '2026-09-07T01:00:00.000Z',
}

const VISIT: KeptVisit = {
  id: 'v1',
  user: 'u1',
  application: 'a1',
  service: CASE.service,
  register: CASE.register,
  state: 'waiting',
  visitedAt: '2026-09-07T01:00:00.000Z',
  outcome: 'fine',
  findings: ' Sesuai ',
  changedAt: '2026-09-07T01:00:00.000Z',
}

/** A server that takes one report for each id, and loses what the test wants lost. */
class Server implements Carrier {
  uploads: string[] = []
  reports = new Map<string, NewVisit>()
  asked = 0
  /** Called before each upload (its number, from 1) and each report (0). */
  before: (upload: number) => void = () => {}
  after: () => void = () => {}
  answer: (visit: NewVisit) => Problem | null = () => null
  upload = async (photo: File) => {
    this.before(this.uploads.length + 1)
    this.uploads.push(photo.name)
    return { id: `up-${this.uploads.length}` }
  }
  report = async (_application: string, visit: NewVisit) => {
    this.asked += 1
    this.before(0)
    const problem = this.answer(visit)
    if (!problem) this.reports.set(visit.id, visit)
    this.after()
    return problem
  }
}

const gone: Problem = { title: '', status: 503, code: 'no_connection' }
const send = (server: Server) => sendWaiting('u1', () => {}, server)

async function kept(photos: number): Promise<void> {
  await keepCase(CASE)
  await keepVisit(VISIT)
  for (let i = 0; i < photos; i++)
    await keepPhoto({
      id: `p${i}`,
      visit: 'v1',
      takenAt: `2026-09-07T01:00:0${i}.000Z`,
      jpeg: new Uint8Array([i]).buffer,
      place: i === 0 ? { latitude: -1.6, longitude: 103.6, accuracy: 11.2 } : null,
      caption: ` Sisi ${i} `,
    })
}

beforeEach(() => {
  session.me = { user: { id: 'u1' } }
  vi.stubGlobal('navigator', { onLine: true, locks: new Locks() })
})

afterEach(async () => {
  vi.unstubAllGlobals()
  for (const user of ['u1', 'u2']) for (const visit of await visitsOf(user)) await discardVisit(visit)
  await clearOld(Date.now() + 100 * 86_400_000)
})

test('a visit arrives with its photos in their order, and is deleted here', async () => {
  const server = new Server()
  await kept(3)
  expect(await send(server)).toBe(0)
  expect(server.uploads).toEqual(['p0.jpg', 'p1.jpg', 'p2.jpg'])
  const report = server.reports.get('v1')
  expect(report?.findings).toBe('Sesuai')
  expect(report?.photos?.map(({ upload_id, caption }) => `${upload_id} ${caption}`)).toEqual([
    'up-1 Sisi 0',
    'up-2 Sisi 1',
    'up-3 Sisi 2',
  ])
  expect(report?.photos?.[0]).toMatchObject({ latitude: -1.6, longitude: 103.6, accuracy_m: 12 })
  expect(await visitsOf('u1')).toEqual([])
  expect(await photosOf('v1')).toEqual([])
  expect(await casesOf('u1')).toEqual([])
  expect(await arrivalsOf('u1')).toMatchObject([{ id: 'v1', photos: 3 }])
})

test('where the network goes between photos, those that arrived are not sent again', async () => {
  const server = new Server()
  await kept(3)
  server.before = (upload) => {
    if (upload === 3) throw gone
  }
  expect(await send(server)).toBe(1)
  expect(await visitsOf('u1')).toMatchObject([{ state: 'waiting', problem: { code: 'no_connection' } }])
  server.before = () => {}
  expect(await send(server)).toBe(0)
  expect(server.uploads).toEqual(['p0.jpg', 'p1.jpg', 'p2.jpg'])
  expect(server.reports.size).toBe(1)
})

test('where the answer to the report is lost, it is sent again under the same id', async () => {
  const server = new Server()
  await kept(1)
  server.after = () => {
    server.after = () => {}
    throw new DOMException('cut', 'AbortError')
  }
  expect(await send(server)).toBe(1)
  expect(await send(server)).toBe(0)
  expect([server.asked, server.reports.size, server.uploads.length]).toEqual([2, 1, 1])
})

test('uploads that the server has removed since are sent anew', async () => {
  const server = new Server()
  await kept(3)
  server.answer = ({ photos }) =>
    photos?.[1]?.upload_id === 'up-2'
      ? {
          title: '',
          status: 422,
          code: 'invalid',
          errors: [{ pointer: '/photos/1', code: 'unknown_reference' }],
        }
      : null
  expect(await send(server)).toBe(0)
  expect(server.uploads).toEqual(['p0.jpg', 'p1.jpg', 'p2.jpg', 'p1.jpg'])
})

test.each([
  [409, 'state_conflict', 'refused'],
  [409, 'visit_differs', 'refused'],
  [403, 'forbidden', 'refused'],
  [422, 'invalid', 'refused'],
  [401, 'unauthenticated', 'waiting'],
  [412, 'stale', 'waiting'],
  [429, 'too_many_uploads', 'waiting'],
  [500, 'internal', 'waiting'],
  [503, 'unavailable', 'waiting'],
])('an answer %i %s leaves it %s, with the reason', async (status, code, state) => {
  const server = new Server()
  await kept(1)
  server.answer = () => ({ title: '', status, code })
  expect(await send(server)).toBe(state === 'waiting' ? 1 : 0)
  expect(await visitsOf('u1')).toMatchObject([{ state, problem: { code } }])
  expect(await photosOf('v1')).toHaveLength(1)
})

test('two tabs that send at the same time send once', async () => {
  const server = new Server()
  await kept(3)
  await Promise.all([send(server), send(server)])
  expect([server.uploads.length, server.asked]).toEqual([3, 1])
})

test('nobody sends what another person kept, and nothing goes without a session', async () => {
  const server = new Server()
  await kept(1)
  await keepVisit({ ...VISIT, id: 'v2', user: 'u2' })
  session.me = null
  expect(await send(server)).toBe(1)
  session.me = { user: { id: 'u2' } }
  expect(await send(server)).toBe(1)
  expect(server.asked).toBe(0)
  session.me = { user: { id: 'u1' } }
  expect(await send(server)).toBe(0)
  expect((await visitsOf('u2')).map(({ id }) => id)).toEqual(['v2'])
})

test('a visit that is being sent is not changed, and one that is not can be sent as another', async () => {
  const server = new Server()
  await kept(1)
  let changed: Promise<boolean> | undefined
  server.before = () => {
    changed ??= change('v1', async () => {})
  }
  server.answer = () => ({ title: '', status: 409, code: 'visit_differs' })
  await send(server)
  expect(await changed).toBe(false)
  expect(await change('v1', (visit) => renewVisit(visit, 'v9'))).toBe(true)
  server.answer = () => null
  expect(await send(server)).toBe(0)
  expect([...server.reports.keys()]).toEqual(['v9'])
  expect(await arrivalsOf('u1')).toMatchObject([{ id: 'v9', photos: 1 }])
})

test('what was never begun is deleted by time, and what was begun never is', async () => {
  await kept(1)
  await keepCase({ ...CASE, id: 'a2' })
  await clearOld(Date.parse(CASE.keptAt) + 15 * 86_400_000)
  expect((await casesOf('u1')).map(({ id }) => id)).toEqual(['a1'])
  expect(await visitsOf('u1')).toHaveLength(1)
})
