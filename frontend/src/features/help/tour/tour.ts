import { useSyncExternalStore } from 'react'

const PREFIX = 'pamong.tour.'

type TourState = 'new' | 'running' | 'closed'

let running = false
const listeners = new Set<() => void>()

function set(next: boolean): void {
  running = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function startTour(): void {
  set(true)
}

/** That a person closed it is known in this browser only: elsewhere it is offered once more. */
export function closeTour(userId: string): void {
  localStorage.setItem(PREFIX + userId, 'closed')
  set(false)
}

export function useTour(userId: string): TourState {
  return useSyncExternalStore(subscribe, () => {
    if (running) return 'running'
    return localStorage.getItem(PREFIX + userId) === null ? 'new' : 'closed'
  })
}
