import { afterEach, expect, test, vi } from 'vitest'
import { eventReader, type ServerEvent } from './events'
import { follow, pauseAfter } from './follow'

const frame = (id: number, name = 'notification') => `id: ${id}\nevent: ${name}\ndata: {"seq":${id}}\n\n`

const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A server whose lines break: each attempt gets the texts of one list, then an end or an error. */
function server(lines: { texts: string[]; breaks?: boolean; status?: number }[]) {
  const asked: number[] = []
  const open = vi.fn(async (last: number, signal: AbortSignal) => {
    asked.push(last)
    const line = lines.shift()
    if (!line) return new Promise<Response>((_, fail) => signal.addEventListener('abort', () => fail()))
    const { texts, breaks = false, status = 200 } = line
    const encoder = new TextEncoder()
    const body = new ReadableStream<Uint8Array>({
      pull(to) {
        const text = texts.shift()
        if (text !== undefined) to.enqueue(encoder.encode(text))
        else if (breaks) to.error(new Error('the line broke'))
        else to.close()
      },
    })
    return new Response(body, { status })
  })
  return { asked, open }
}

function start(last: number, { open }: ReturnType<typeof server>) {
  const seen: number[] = []
  const alive: boolean[] = []
  const pauses: number[] = []
  const stop = follow(last, {
    open,
    onEvent: ({ id }) => seen.push(id),
    onLine: (line) => alive.push(line),
    pause: async (ms) => void pauses.push(ms),
  })
  stops.push(stop)
  return { seen, alive, pauses }
}

test('events are the same however the text is split', () => {
  const text =
    `: \n\n${frame(1, 'hello')}${frame(2)}: \n\nid: 3\nevent: x\ndata: a\ndata: b\n\nretry: 5\n\n`.replace(
      'event: x',
      'event:x',
    )
  const read = (chunks: string[]) => {
    const events: ServerEvent[] = []
    const feed = eventReader((event) => events.push(event))
    for (const chunk of chunks) feed(chunk)
    return events
  }
  const whole = read([text])
  expect(whole.map(({ id, name }) => [id, name])).toEqual([
    [1, 'hello'],
    [2, 'notification'],
    [3, 'x'],
  ])
  expect(whole[2]?.data).toBe('a\nb')
  expect(read([...text])).toEqual(whole)
  expect(read([...text.replaceAll('\n', '\r\n')])).toEqual(whole)
})

test('a broken line is taken up after the last event that was seen, and nothing comes twice', async () => {
  const half = frame(4).slice(0, 12)
  const source = server([
    { texts: [frame(0, 'hello'), frame(1), frame(2)], breaks: true },
    // the server repeats, and the line breaks in the middle of an event
    { texts: [frame(2, 'hello'), frame(2), frame(3), half], breaks: true },
    { texts: [], status: 503 },
    { texts: [frame(3, 'hello'), frame(4), frame(5)] },
  ])
  const { seen } = start(0, source)
  await expect.poll(() => source.asked.length).toBe(5)
  expect(seen).toEqual([1, 2, 3, 4, 5])
  expect(source.asked).toEqual([0, 2, 3, 3, 5])
})

test('a line that ends with its token is not called lost, one that cannot be had again is', async () => {
  const source = server([
    { texts: [frame(7, 'hello')] },
    { texts: [frame(7, 'hello')] },
    { texts: [], status: 503 },
    { texts: [], status: 503 },
    { texts: [frame(7, 'hello'), frame(8)] },
  ])
  const { alive, seen } = start(7, source)
  await expect.poll(() => source.asked.length).toBe(6)
  expect(alive).toEqual([true, true, false, false, true])
  expect(seen).toEqual([8])
})

test('pauses grow to half a minute and are spread', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((n) => pauseAfter(n, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ])
  expect(pauseAfter(1, 0)).toBe(500)
})

test('two hundred events over lines that break at random come once each', async () => {
  let state = 11
  const chance = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  const lines: Parameters<typeof server>[0] = []
  for (let from = 0; from < 200; ) {
    const until = Math.min(200, from + 1 + chance(30))
    const repeated = Math.max(0, from - chance(4))
    const text = Array.from({ length: until - repeated }, (_, i) => frame(repeated + 1 + i)).join('')
    const cut = chance(text.length)
    lines.push({
      texts: [frame(from, 'hello'), text.slice(0, cut), text.slice(cut)],
      breaks: chance(2) === 0,
    })
    from = until
  }
  const source = server(lines)
  const { seen } = start(0, source)
  await expect.poll(() => lines.length).toBe(0)
  await expect.poll(() => seen.length).toBe(200)
  expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
})
