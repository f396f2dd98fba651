import { useDocumentVisibility, useIdle } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { Looker } from '@/features/letters/types'
import { leaveAtOnce, type PageActivity, report } from './presence'

/** Nobody is taken to look at a window that was not touched for so long. */
const IDLE_MS = 5 * 60_000
/** Pause after a word that was not heard. */
const RETRY_MS = 20_000

/** Says that the letter is open here while somebody may be looking, and learns who else is at it. */
export function usePresence(id: string, activity: PageActivity): Looker[] {
  const [others, setOthers] = useState<Looker[]>([])
  const visible = useDocumentVisibility() === 'visible'
  const idle = useIdle(IDLE_MS, { initialState: false })
  const here = visible && !idle
  useEffect(() => {
    if (!here) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const say = async () => {
      const told = await report(id, activity).catch(() => undefined)
      if (over) return
      setOthers(told?.others ?? [])
      timer = setTimeout(() => void say(), told ? told.renew_after_seconds * 1000 : RETRY_MS)
    }
    void say()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [id, activity, here])
  // whoever only looks elsewhere comes back or is forgotten; whoever closes the page has left
  useEffect(() => {
    const close = () => leaveAtOnce(id)
    addEventListener('pagehide', close)
    return () => {
      removeEventListener('pagehide', close)
      void report(id, 'left').catch(() => undefined)
    }
  }, [id])
  return others
}
