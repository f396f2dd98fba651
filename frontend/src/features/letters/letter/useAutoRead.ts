import { useEffect } from 'react'
import { http } from '@/api/client'
import { useRefresh } from '@/features/letters/queries'
import type { Disposition, Letter } from '@/features/letters/types'

/** What this page has noted already: effects may run twice, and data is asked for again. */
const noted = new Set<string>()

function once(id: string, note: () => Promise<{ error?: unknown }>): Promise<boolean> {
  if (noted.has(id)) return Promise.resolve(false)
  noted.add(id)
  return note().then(({ error }) => {
    if (error) noted.delete(id)
    return !error
  })
}

/** Opening a letter is reading it: notes that for the letter and for the reader's own dispositions of it. */
export function useAutoRead(letter: Letter, dispositions: Disposition[]): void {
  const refresh = useRefresh()
  const letterId = letter.allowed_actions.includes('read') ? letter.id : ''
  const dispositionIds = dispositions
    .filter(({ allowed_actions }) => allowed_actions.includes('read'))
    .map(({ id }) => id)
    .join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per letter and disposition, not per render
  useEffect(() => {
    const notes = dispositionIds
      .split(' ')
      .filter(Boolean)
      .map((id) => once(id, () => http.POST('/api/v1/dispositions/{id}/read', { params: { path: { id } } })))
    if (letterId)
      notes.push(
        once(letterId, () => http.POST('/api/v1/letters/{id}/read', { params: { path: { id: letterId } } })),
      )
    // a failure here hides nothing and stops nobody: the next opening notes it
    void Promise.all(notes).then((changed) => (changed.includes(true) ? refresh() : undefined))
  }, [letterId, dispositionIds])
}
