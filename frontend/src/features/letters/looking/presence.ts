import { http } from '@/api/client'
import { getSession } from '@/api/session'
import type { LetterPresence } from '@/features/letters/types'

export type PageActivity = 'viewing' | 'drafting'

/** One word after the other, as they were said: whoever goes from the letter to its draft leaves before arriving. */
let last: Promise<unknown> = Promise.resolve()

/** Tells the server what this page does with a letter; answers who else is there, or nothing where it was not heard. */
export function report(id: string, activity: PageActivity | 'left'): Promise<LetterPresence | undefined> {
  const said = last.then(async () => {
    const { data } = await http.POST('/api/v1/letters/{id}/presence', {
      params: { path: { id } },
      body: { activity },
    })
    return data
  })
  last = said.catch(() => undefined)
  return said
}

/** As `report`, from a page that is being closed: it has no time left to wait for anything before the request. */
export function leaveAtOnce(id: string): void {
  const { token } = getSession()
  if (!token) return
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ activity: 'left' })
  // nobody is there any more to be told that it failed: the server forgets by itself
  fetch(`/api/v1/letters/${id}/presence`, { method: 'POST', keepalive: true, headers, body }).catch(() => {})
}
