import { webcrypto } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import fixture from '@/public/token.fixture.json'
import { accepted, fetched, judge, type Knowledge } from './knowledge'

const { text, keys, facts } = fixture
const known: Knowledge = { keys, pinnedAt: '2026-09-01', withdrawn: [], listedAt: '2026-09-01' }
const other = [{ ...keys[0], x: 'AAAA' }]

const server = (published: object[], items: object[]) =>
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(url.endsWith('/verification-keys') ? { keys: published } : { items }),
  )

// jsdom has no WebCrypto.
beforeEach(() => vi.stubGlobal('crypto', webcrypto))

test('a genuine code is only as good as the list', async () => {
  expect(await judge(text, known)).toEqual({ state: 'genuine', facts })
  const by = { code: facts.code, state: 'revoked', date: '2026-09-09' }
  expect(await judge(text, { ...known, withdrawn: [by] })).toEqual({ state: 'withdrawn', facts, by })
  expect(await judge(text, null)).toEqual({ state: 'no_keys' })
  expect(await judge(text.slice(0, -1), known)).toEqual({ state: 'damaged' })
})

test('keys are pinned when they are first fetched', async () => {
  server(keys, [])
  const first = await fetched(null, '2026-09-07')
  expect(first).toEqual({ keys, pinnedAt: '2026-09-07', withdrawn: [], listedAt: '2026-09-07' })
  expect(await fetched(known, '2026-09-08')).toEqual({ ...known, listedAt: '2026-09-08' })
})

test('another key is offered, never taken by itself', async () => {
  server(other, [])
  const offered = await fetched(known, '2026-09-08')
  expect(offered).toEqual({ ...known, listedAt: '2026-09-08', offered: other })
  expect(offered && accepted(offered, '2026-09-09')).toEqual({
    ...known,
    keys: other,
    listedAt: '2026-09-08',
    pinnedAt: '2026-09-09',
  })
})

test('without a network nothing is fetched', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await fetched(known, '2026-09-08')).toBeNull()
})
