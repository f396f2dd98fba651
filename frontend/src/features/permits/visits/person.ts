import type { Me } from '@/api/types'

/** Whose visits are shown where nobody can sign in; signing out forgets it. */
const KEY = 'pamong.visits'

export interface Person {
  id: string
  name: string
}

export function rememberPerson({ user: { id, name } }: Me): void {
  localStorage.setItem(KEY, JSON.stringify({ id, name } satisfies Person))
}

export function rememberedPerson(): Person | null {
  return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Person | null
}
