import { useSyncExternalStore } from 'react'
import { getSession } from '@/api/session'
import { type Sending, sendWaiting } from './outbox'

const FIRST_PAUSE = 5_000
const LONGEST_PAUSE = 5 * 60_000

let sending: Sending | null = null
const watching = new Set<() => void>()

function set(next: Sending | null): void {
  sending = next
  for (const listener of watching) listener()
}

function subscribe(listener: () => void): () => void {
  watching.add(listener)
  return () => watching.delete(listener)
}

/** What this tab sends at this moment. */
export function useSending(): Sending | null {
  return useSyncExternalStore(subscribe, () => sending)
}

let timer: ReturnType<typeof setTimeout> | undefined
let pause = FIRST_PAUSE
let running = false
let again = false
let users = 0

async function run(): Promise<void> {
  clearTimeout(timer)
  again = running
  const user = getSession().me?.user.id
  if (running || !user || users === 0) return
  running = true
  const left = await sendWaiting(user, set).catch(() => 1)
  running = false
  if (again) return run()
  if (left > 0 && users > 0) {
    timer = setTimeout(() => void run(), pause)
    pause = Math.min(LONGEST_PAUSE, pause * 2)
  }
}

/** Something was put into the outbox, the network is back, or somebody does not want to wait: tries at once. */
export function sendNow(): void {
  pause = FIRST_PAUSE
  void run()
}

/** Sends what waits for as long as a page of the application is open. */
export function keepSending(): () => void {
  users += 1
  addEventListener('online', sendNow)
  sendNow()
  return () => {
    users -= 1
    removeEventListener('online', sendNow)
    clearTimeout(timer)
  }
}
