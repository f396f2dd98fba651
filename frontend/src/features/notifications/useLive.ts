import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { language } from '@/api/language'
import { refreshLetters } from '@/api/refresh'
import { getSession, renew, renewIfStale } from '@/api/session'
import { follow } from './follow'
import { refreshNotifications } from './queries'
import type { Notification } from './types'

/** Events that come together are shown together. */
const TOGETHER_MS = 300
/** A window that nobody looks at for so long gives its line free: a browser has few, and an idle session must end. */
const HIDDEN_MS = 10_000

async function open(last: number, signal: AbortSignal): Promise<Response> {
  await renewIfStale()
  const { token } = getSession()
  if (!token) throw new Error('signed out')
  const response = await fetch('/api/v1/events', {
    headers: {
      authorization: `Bearer ${token}`,
      'last-event-id': String(last),
      'accept-language': language(),
    },
    cache: 'no-store',
    signal,
  })
  if (response.status === 401) await renew()
  return response
}

/** Ends after `ms`, when the network is back, or when it is stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}

/** Whether somebody may be looking; a glance elsewhere does not count. */
function useLookedAt(): boolean {
  const [lookedAt, set] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') set(true)
      else timer = setTimeout(() => set(false), HIDDEN_MS)
    }
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return lookedAt
}

/**
 * Keeps open pages up to date: what comes after the number `from` makes letters and notifications ask again, and is given
 * to `onNews`, what comes together in one go. Returns whether the line is there; before the first attempt has failed twice it is taken to be.
 */
export function useLive(from: number | undefined, onNews: (news: Notification[]) => void): boolean {
  const queries = useQueryClient()
  const [alive, setAlive] = useState(true)
  const lookedAt = useLookedAt()
  // the number it began with: a later count must not start it anew
  const [start, setStart] = useState<number>()
  if (start === undefined && from !== undefined) setStart(from)
  const seen = useRef(0)
  const heard = useRef(onNews)
  heard.current = onNews
  useEffect(() => {
    if (start === undefined || !lookedAt) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let news: Notification[] = []
    const refresh = () => {
      timer = undefined
      heard.current(news)
      news = []
      void refreshNotifications(queries)
      void refreshLetters(queries)
    }
    const stop = follow(Math.max(start, seen.current), {
      open,
      onEvent: ({ id, data }) => {
        seen.current = id
        news.push(JSON.parse(data))
        timer ??= setTimeout(refresh, TOGETHER_MS)
      },
      onLine: setAlive,
      pause,
    })
    return () => {
      stop()
      if (timer === undefined) return
      clearTimeout(timer)
      refresh()
    }
  }, [start, lookedAt, queries])
  return alive
}
