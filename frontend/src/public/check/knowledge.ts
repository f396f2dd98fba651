import { get } from '@/public/request'
import { checkToken, type Refusal, type TokenFacts } from '@/public/token'

interface Withdrawn {
  code: string
  state: string
  date: string
}

/** What this phone knows, so that it needs no network. */
export interface Knowledge {
  /** Pinned when they were first fetched: a later server cannot slip in another key unnoticed. */
  keys: JsonWebKey[]
  pinnedAt: string
  withdrawn: Withdrawn[]
  /** When the list was last fetched. */
  listedAt: string
  /** What the server publishes now, where it is no longer what was pinned. */
  offered?: JsonWebKey[]
}

export type Answer =
  | { state: 'genuine'; facts: TokenFacts }
  | { state: 'withdrawn'; facts: TokenFacts; by: Withdrawn }
  | { state: Refusal | 'no_keys' }

const KEY = 'pamong.check'

export function stored(): Knowledge | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null')
  } catch {
    return null
  }
}

export function keep(knowledge: Knowledge): Knowledge {
  localStorage.setItem(KEY, JSON.stringify(knowledge))
  return knowledge
}

const same = (one: JsonWebKey[], other: JsonWebKey[]) =>
  one.map(({ x, y }) => `${x} ${y}`).join() === other.map(({ x, y }) => `${x} ${y}`).join()

/** Fetches what is published; null without a network. Keys that are pinned stay. */
export async function fetched(known: Knowledge | null, now: string): Promise<Knowledge | null> {
  const [keys, list] = await Promise.all([
    get<{ keys: JsonWebKey[] }>('/verification-keys'),
    get<{ items: Withdrawn[] }>('/revocations'),
  ])
  if (!keys.data || !list.data) return null
  const published = keys.data.keys
  const fresh = { withdrawn: list.data.items, listedAt: now }
  if (!known) return { ...fresh, keys: published, pinnedAt: now }
  const { offered: _, ...kept } = { ...known, ...fresh }
  return same(known.keys, published) ? kept : { ...kept, offered: published }
}

/** Pins the keys that are published now. */
export const accepted = ({ offered, ...known }: Knowledge, now: string): Knowledge =>
  offered ? { ...known, keys: offered, pinnedAt: now } : known

export async function judge(text: string, known: Knowledge | null): Promise<Answer> {
  if (!known) return { state: 'no_keys' }
  const { facts, refusal } = await checkToken(text, known.keys)
  if (!facts) return { state: refusal }
  const by = known.withdrawn.find(({ code }) => code === facts.code)
  return by ? { state: 'withdrawn', facts, by } : { state: 'genuine', facts }
}
