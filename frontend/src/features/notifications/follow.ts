import { eventReader, type ServerEvent } from './events'

/** Nothing for so long, not even the comment that comes every 20 s: the line is dead, though nobody said so. */
const SILENCE_MS = 60_000
const LONGEST_PAUSE_MS = 30_000

interface Following {
  /** Asks for the stream that goes on after `last`. */
  open: (last: number, signal: AbortSignal) => Promise<Response>
  /** Each event once, in its order. */
  onEvent: (event: ServerEvent) => void
  /** True while events can arrive. A line that ends as planned and is back at once does not count as lost. */
  onLine: (alive: boolean) => void
  /** Waits between two attempts; answers early when it makes sense to try. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>
}

/** How long to wait after so many attempts in a row: from one second to half a minute, spread by chance. */
export function pauseAfter(failures: number, chance: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** (failures - 1))
  return longest * (0.5 + chance / 2)
}

/**
 * Follows the stream of events after the number `last` until it is told to stop. Whenever the line ends it comes back with
 * the last number that it has seen: the server then sends what was missed, and what comes twice is dropped here.
 */
export function follow(last: number, { open, onEvent, onLine, pause }: Following): () => void {
  const stopped = new AbortController()
  let seen = last
  let failures = 0

  async function once(): Promise<void> {
    const line = new AbortController()
    const hangUp = () => line.abort()
    stopped.signal.addEventListener('abort', hangUp)
    let silence = setTimeout(hangUp, SILENCE_MS)
    try {
      const response = await open(seen, line.signal)
      if (!response.ok || !response.body) throw new Error(`events: ${response.status}`)
      const read = eventReader((event) => {
        if (event.name === 'hello') {
          failures = 0
          onLine(true)
        } else if (event.id > seen) {
          seen = event.id
          onEvent(event)
        }
      })
      const text = new TextDecoder()
      const reader = response.body.getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        clearTimeout(silence)
        silence = setTimeout(hangUp, SILENCE_MS)
        read(text.decode(value, { stream: true }))
      }
    } finally {
      clearTimeout(silence)
      stopped.signal.removeEventListener('abort', hangUp)
    }
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        await once()
      } catch {
        // whatever broke the line, the answer is to come back
      }
      if (stopped.signal.aborted) return
      failures += 1
      if (failures > 1) onLine(false)
      await pause(pauseAfter(failures, Math.random()), stopped.signal)
    }
  }

  void run()
  return () => stopped.abort()
}
