import { http } from '@/api/client'
import type { LetterPresence } from '@/features/letters/types'

export type PageActivity = 'viewing' | 'drafting'

/** One word after the other, as they were said: whoever goes from the letter to its draft leaves before arriving. */
let last: Promise<unknown> = Promise.resolve()

/** Tells the server what this page does with a letter; answers who else is there, or nothing where it was not heard. */
export function report(
  id: string,
  activity: PageActivity | 'left',
  options: { keepalive?: boolean } = {},
): Promise<LetterPresence | undefined> {
  const say = async () => {
    const { data } = await http.POST('/api/v1/letters/{id}/presence', {
      params: { path: { id } },
      body: { activity },
      ...options,
    })
    return data
  }
  // a page that is being closed has no time to wait
  const said = options.keepalive ? say() : last.then(say)
  last = said.catch(() => undefined)
  return said
}
