import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line to the server on which each connection breaks after so many bytes of the caller. */
export interface Line {
  url: string
  breaks: () => number
  /** From now on nothing passes, as out in the field. */
  cut: () => void
  /** Cuts the line by itself once so many more bytes of the caller have passed. */
  cutAfter: (bytes: number) => void
  mend: () => void
  close: () => Promise<void>
}

export async function breakingLine(to: string, bytes = Number.POSITIVE_INFINITY): Promise<Line> {
  const { hostname, port } = new URL(to)
  let breaks = 0
  let whole = true
  let budget = Number.POSITIVE_INFINITY
  const open = new Set<Socket>()
  const cut = () => {
    whole = false
    for (const socket of open) socket.destroy()
  }
  const server: Server = createServer((caller) => {
    if (!whole) return caller.destroy()
    const there = connect(Number(port), hostname)
    for (const socket of [caller, there]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    let left = bytes
    caller.on('data', (chunk) => {
      budget -= chunk.length
      if (budget <= 0) return cut()
      there.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left > 0) return
      breaks += 1
      caller.destroy()
      // what has passed arrives
      there.end()
    })
    there.on('data', (chunk) => caller.write(chunk))
    there.on('end', () => caller.end())
    caller.on('end', () => there.end())
    for (const [one, other] of [
      [caller, there],
      [there, caller],
    ] as const)
      one.on('error', () => other.destroy())
  })
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    breaks: () => breaks,
    cut,
    cutAfter: (more) => {
      budget = more
    },
    mend: () => {
      whole = true
      budget = Number.POSITIVE_INFINITY
    },
    close: () => {
      // a browser keeps connections for later, which would keep the server
      for (const socket of open) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
