import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A line to the server on which each connection breaks after so many bytes of the caller. */
export interface Line {
  url: string
  breaks: () => number
  close: () => Promise<void>
}

export async function breakingLine(to: string, bytes: number): Promise<Line> {
  const { hostname, port } = new URL(to)
  let breaks = 0
  const open = new Set<Socket>()
  const server: Server = createServer((caller) => {
    const there = connect(Number(port), hostname)
    for (const socket of [caller, there]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    let left = bytes
    caller.on('data', (chunk) => {
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
    close: () => {
      // a browser keeps connections for later, which would keep the server
      for (const socket of open) socket.destroy()
      return new Promise((closed) => server.close(() => closed()))
    },
  }
}
