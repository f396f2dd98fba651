import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Problem } from '@/api/problem'

/**
 * What a phone keeps of visits on site until the server has it. All of it is of one person: nobody else who signs in on the
 * same phone is shown it. It is deleted when it has arrived, and what was never begun after some days.
 */

/** What an officer needs of an application on site; nothing that was masked is unmasked here. */
export interface KeptCase {
  user: string
  id: string
  service: Record<'id' | 'en', string>
  register: string
  applicant: string
  /** Answers that say where to go. */
  places: Record<'id' | 'en', { label: string; text: string }[]>
  /** Whether a field check waited for this person when it was kept. */
  open: boolean
  keptAt: string
}

export interface KeptVisit {
  /** Made here: the server takes one report under it, however often it is sent. */
  id: string
  user: string
  application: string
  service: Record<'id' | 'en', string>
  register: string
  state: 'draft' | 'waiting' | 'refused'
  visitedAt: string
  outcome: 'fine' | 'objection'
  findings: string
  changedAt: string
  /** Why it was refused, or what stood in the way of the last attempt. */
  problem?: Problem
}

export interface Place {
  latitude: number
  longitude: number
  accuracy: number
}

export interface KeptPhoto {
  id: string
  visit: string
  /** Photos are sent in the order in which they were taken. */
  takenAt: string
  jpeg: ArrayBuffer
  place: Place | null
  caption: string
  /** The upload that it became on the server. */
  upload?: string
}

/** That a visit arrived; nothing of what was found. */
export interface Arrival {
  id: string
  user: string
  application: string
  service: Record<'id' | 'en', string>
  register: string
  photos: number
  arrivedAt: string
}

interface Schema extends DBSchema {
  cases: { key: [string, string]; value: KeptCase; indexes: { user: string } }
  visits: { key: string; value: KeptVisit; indexes: { user: string } }
  photos: { key: string; value: KeptPhoto; indexes: { visit: string } }
  arrivals: { key: string; value: Arrival; indexes: { user: string } }
}

/** A case that nobody began to visit, and the line that a visit arrived, are kept so long. */
const DAYS = 14

let opened: Promise<IDBPDatabase<Schema>> | null = null

function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('pamong.visits', 1, {
    upgrade(db) {
      db.createObjectStore('cases', { keyPath: ['user', 'id'] }).createIndex('user', 'user')
      db.createObjectStore('visits', { keyPath: 'id' }).createIndex('user', 'user')
      db.createObjectStore('photos', { keyPath: 'id' }).createIndex('visit', 'visit')
      db.createObjectStore('arrivals', { keyPath: 'id' }).createIndex('user', 'user')
    },
    // the browser closed it, such as where it cleared the storage of this address
    terminated() {
      opened = null
    },
  })
  return opened
}

const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('pamong.visits')
const listeners = new Set<() => void>()

/** Calls back after every change, here and in other tabs. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  others?.addEventListener('message', listener)
  return () => {
    listeners.delete(listener)
    others?.removeEventListener('message', listener)
  }
}

function changed(): void {
  for (const listener of listeners) listener()
  others?.postMessage('changed')
}

const newest = (a: { keptAt: string }, b: { keptAt: string }) => b.keptAt.localeCompare(a.keptAt)

export async function casesOf(user: string): Promise<KeptCase[]> {
  return (await (await store()).getAllFromIndex('cases', 'user', user)).sort(newest)
}

export async function keepCase(kept: KeptCase): Promise<void> {
  await (await store()).put('cases', kept)
  changed()
}

export async function visitsOf(user: string): Promise<KeptVisit[]> {
  const visits = await (await store()).getAllFromIndex('visits', 'user', user)
  return visits.sort((a, b) => a.changedAt.localeCompare(b.changedAt))
}

export async function findVisit(id: string): Promise<KeptVisit | undefined> {
  return (await store()).get('visits', id)
}

export async function keepVisit(visit: KeptVisit): Promise<void> {
  await (await store()).put('visits', visit)
  changed()
}

export async function photosOf(visit: string): Promise<KeptPhoto[]> {
  const photos = await (await store()).getAllFromIndex('photos', 'visit', visit)
  return photos.sort((a, b) => a.takenAt.localeCompare(b.takenAt) || a.id.localeCompare(b.id))
}

export async function countPhotos(visit: string): Promise<number> {
  return (await store()).countFromIndex('photos', 'visit', visit)
}

export async function keepPhoto(photo: KeptPhoto): Promise<void> {
  await (await store()).put('photos', photo)
  changed()
}

/** Where a photo was taken, which is known later than the photo; not of one that is gone by then. */
export async function locatePhoto(id: string, place: Place): Promise<void> {
  const tx = (await store()).transaction('photos', 'readwrite')
  const photo = await tx.store.get(id)
  if (photo) await tx.store.put({ ...photo, place })
  await tx.done
}

export async function dropPhoto(id: string): Promise<void> {
  await (await store()).delete('photos', id)
  changed()
}

async function removeVisit(visit: KeptVisit, arrival: Arrival | null): Promise<void> {
  const tx = (await store()).transaction(['cases', 'visits', 'photos', 'arrivals'], 'readwrite')
  for (const photo of await tx.objectStore('photos').index('visit').getAllKeys(visit.id))
    await tx.objectStore('photos').delete(photo)
  await tx.objectStore('visits').delete(visit.id)
  const left = await tx.objectStore('visits').index('user').getAll(visit.user)
  if (arrival) {
    await tx.objectStore('arrivals').put(arrival)
    if (!left.some(({ application }) => application === visit.application))
      await tx.objectStore('cases').delete([visit.user, visit.application])
  }
  await tx.done
  changed()
}

/** The server has it: what was found, the photos and the case are deleted here in one step. */
export async function markArrived(visit: KeptVisit, now: string): Promise<void> {
  const { id, user, application, service, register } = visit
  const photos = await countPhotos(id)
  await removeVisit(visit, { id, user, application, service, register, photos, arrivedAt: now })
}

/** The same visit as another report, under an id of its own. */
export async function renewVisit({ problem: _told, ...visit }: KeptVisit, id: string): Promise<void> {
  const tx = (await store()).transaction(['visits', 'photos'], 'readwrite')
  for (const { upload: _sent, ...photo } of await tx.objectStore('photos').index('visit').getAll(visit.id))
    await tx.objectStore('photos').put({ ...photo, visit: id })
  await tx.objectStore('visits').delete(visit.id)
  await tx.objectStore('visits').put({ ...visit, id, state: 'waiting' })
  await tx.done
  changed()
}

/** Somebody decided that it is not to be sent. */
export async function discardVisit(visit: KeptVisit): Promise<void> {
  await removeVisit(visit, null)
}

export async function arrivalsOf(user: string): Promise<Arrival[]> {
  const arrivals = await (await store()).getAllFromIndex('arrivals', 'user', user)
  return arrivals.sort((a, b) => b.arrivedAt.localeCompare(a.arrivedAt))
}

/** Deletes what is kept longer than needed. Work that was begun is never deleted by time. */
export async function clearOld(now = Date.now()): Promise<void> {
  const before = new Date(now - DAYS * 86_400_000).toISOString()
  const tx = (await store()).transaction(['cases', 'visits', 'arrivals'], 'readwrite')
  const begun = new Set((await tx.objectStore('visits').getAll()).map(({ application }) => application))
  for (const { user, id, keptAt } of await tx.objectStore('cases').getAll())
    if (keptAt < before && !begun.has(id)) await tx.objectStore('cases').delete([user, id])
  for (const { id, arrivedAt } of await tx.objectStore('arrivals').getAll())
    if (arrivedAt < before) await tx.objectStore('arrivals').delete(id)
  await tx.done
}
