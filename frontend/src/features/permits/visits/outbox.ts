import { http } from '@/api/client'
import { asProblem, NO_CONNECTION, type Problem } from '@/api/problem'
import { getSession } from '@/api/session'
import { upload } from '@/api/upload'
import type { SendOptions } from '@/lib/sending'
import {
  findVisit,
  type KeptPhoto,
  type KeptVisit,
  keepPhoto,
  keepVisit,
  markArrived,
  photosOf,
  visitsOf,
} from './kept'
import type { NewVisit } from './types'

/** What takes photos and reports to the server; a test has one of its own. */
export interface Carrier {
  /** Gives the id of the upload; throws a Problem, or an AbortError. */
  upload: (photo: File, options: SendOptions) => Promise<{ id: string }>
  /** Null where the server has the report. */
  report: (application: string, visit: NewVisit, signal: AbortSignal) => Promise<Problem | null>
}

const server: Carrier = {
  upload: (photo, options) => upload(photo, { ...options, inPieces: true }),
  report: async (id, body, signal) => {
    const path = '/api/v1/permit-applications/{id}/visits'
    const { error } = await http.POST(path, { params: { path: { id } }, body, signal })
    return error === undefined ? null : asProblem(error)
  },
}

/** What is being sent at this moment. */
export interface Sending {
  visit: string
  /** Number of the photo, from 1; one more than there are where it is the report. */
  photo: number
  of: number
  /** Of this photo. */
  percent: number
}

/** One tab sends at a time, and nobody takes a visit back while it is sent. */
const LOCK = 'pamong.visits'
/** A line that is dead without the browser noticing. */
const REPORT_SECONDS = 60

/** Answers that may be others later, by themselves: no network, busy, changed meanwhile, signed out. */
function later({ status, code }: Problem): boolean {
  return code === NO_CONNECTION || status === 0 || status >= 500 || [401, 408, 412, 425, 429].includes(status)
}

/** Uploads that the server no longer has: what is not attached to a report within a day is removed there. */
function lost({ errors }: Problem): number[] {
  const gone = errors?.filter(({ code }) => code === 'unknown_reference') ?? []
  return gone.flatMap(({ pointer }) => /^\/photos\/(\d+)$/.exec(pointer)?.[1] ?? []).map(Number)
}

function fileOf({ id, jpeg }: KeptPhoto): File {
  return new File([jpeg], `${id}.jpg`, { type: 'image/jpeg' })
}

function bodyOf(visit: KeptVisit, photos: KeptPhoto[]): NewVisit {
  return {
    id: visit.id,
    visited_at: visit.visitedAt,
    outcome: visit.outcome,
    findings: visit.findings.trim(),
    photos: photos.map(({ upload: uploaded, takenAt, place, caption }) => ({
      upload_id: uploaded ?? '',
      taken_at: takenAt,
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      accuracy_m: place ? Math.ceil(place.accuracy) : null,
      caption: caption.trim() || null,
    })),
  }
}

interface Errand {
  carrier: Carrier
  signal: AbortSignal
  onSending: (sending: Sending) => void
}

async function carry(visit: KeptVisit, errand: Errand, again = false): Promise<Problem | null> {
  const photos = await photosOf(visit.id)
  for (const [i, photo] of photos.entries()) {
    if (photo.upload) continue
    const told = (percent: number) =>
      errand.onSending({ visit: visit.id, photo: i + 1, of: photos.length, percent })
    told(0)
    const { id } = await errand.carrier.upload(fileOf(photo), { signal: errand.signal, onProgress: told })
    photo.upload = id
    await keepPhoto(photo)
  }
  errand.onSending({ visit: visit.id, photo: photos.length + 1, of: photos.length, percent: 0 })
  const problem = await errand.carrier.report(visit.application, bodyOf(visit, photos), errand.signal)
  const gone = problem ? lost(problem).flatMap((i) => photos[i] ?? []) : []
  if (gone.length === 0 || again) return problem
  for (const { upload: _gone, ...photo } of gone) await keepPhoto(photo)
  return carry(visit, errand, true)
}

/** True where it is to be tried again. */
async function sendOne(visit: KeptVisit, errand: Errand): Promise<boolean> {
  let problem: Problem | null
  try {
    problem = await carry(visit, errand)
  } catch (error) {
    const aborted = error instanceof DOMException && error.name === 'AbortError'
    problem = aborted ? { title: '', status: 0, code: NO_CONNECTION } : asProblem(error)
  }
  if (!problem) {
    await markArrived(visit, new Date().toISOString())
    return false
  }
  const wait = later(problem)
  await keepVisit({ ...visit, state: wait ? 'waiting' : 'refused', problem })
  return wait
}

/** Sends what waits of this person, one after the other. Gives how many are to be tried again. */
export async function sendWaiting(
  user: string,
  onSending: (sending: Sending | null) => void,
  carrier: Carrier = server,
): Promise<number> {
  const waiting = async () => (await visitsOf(user)).filter(({ state }) => state === 'waiting')
  const ready = () => navigator.onLine && getSession().me?.user.id === user
  return navigator.locks.request(LOCK, async () => {
    const tried = new Set<string>()
    for (;;) {
      const next = (await waiting()).find(({ id }) => !tried.has(id))
      if (!next || !ready()) break
      tried.add(next.id)
      const stop = new AbortController()
      const cut = () => stop.abort()
      let timer: ReturnType<typeof setTimeout> | undefined
      const told = (sending: Sending) => {
        clearTimeout(timer)
        if (sending.photo > sending.of) timer = setTimeout(cut, REPORT_SECONDS * 1000)
        onSending(sending)
      }
      addEventListener('offline', cut)
      try {
        await sendOne(next, { carrier, signal: stop.signal, onSending: told })
      } finally {
        clearTimeout(timer)
        removeEventListener('offline', cut)
        onSending(null)
      }
    }
    return (await waiting()).length
  })
}

/** Gives a visit that is not being sent a new state. False where a tab sends it now, or it has arrived. */
export async function change(id: string, next: (visit: KeptVisit) => Promise<void>): Promise<boolean> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    const visit = lock ? await findVisit(id) : undefined
    if (visit) await next(visit)
    return visit !== undefined
  })
}
