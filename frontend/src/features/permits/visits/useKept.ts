import { useCallback, useEffect, useState } from 'react'
import { useMe, useSessionStatus } from '@/api/session'
import {
  type Arrival,
  arrivalsOf,
  casesOf,
  countPhotos,
  type KeptCase,
  type KeptVisit,
  onChange,
  visitsOf,
} from './kept'
import { type Person, rememberedPerson, rememberPerson } from './person'

export interface Kept {
  cases: KeptCase[]
  visits: (KeptVisit & { photos: number })[]
  arrivals: Arrival[]
}

/** All that this phone keeps of a person, as it is now; null while it is read. */
export function useKept(user: string | undefined): Kept | null {
  const [kept, setKept] = useState<Kept | null>(null)
  const read = useCallback(async () => {
    if (!user) return setKept({ cases: [], visits: [], arrivals: [] })
    const [cases, visits, arrivals] = await Promise.all([casesOf(user), visitsOf(user), arrivalsOf(user)])
    const counted = visits.map(async (visit) => ({ ...visit, photos: await countPhotos(visit.id) }))
    setKept({ cases, visits: await Promise.all(counted), arrivals })
  }, [user])
  useEffect(() => {
    void read()
    return onChange(() => void read())
  }, [read])
  return kept
}

/** Whose visits are shown: of who is signed in, else of who was it last on this phone. */
export function usePerson(): { person: Person | null; signedIn: boolean } {
  const me = useMe()
  useEffect(() => {
    if (me) rememberPerson(me)
  }, [me])
  return { person: me?.user ?? rememberedPerson(), signedIn: useSessionStatus() === 'signed_in' }
}

/** Whether the browser knows of a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return online
}
