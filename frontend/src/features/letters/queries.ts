import { useQueryClient } from '@tanstack/react-query'
import { api, http } from '@/api/client'
import { refreshLetters } from '@/api/refresh'
import { usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'

/** Kinds and instructions change by decree, not by the minute. */
const RARELY = { staleTime: 3_600_000 }

/** Pause between two looks at a letter whose files are being read. */
const SCAN_MS = 5000

/** After a change: whatever shows letters asks again. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => refreshLetters(queries)
}

export function useLetter(id: string) {
  return api.useQuery(
    'get',
    '/api/v1/letters/{id}',
    { params: { path: { id } } },
    {
      // A file that is being read says so until it was.
      refetchInterval: ({ state }) =>
        state.data?.attachments.some(({ scan }) => scan?.status === 'waiting') ? SCAN_MS : false,
    },
  )
}

export function useLetterDispositions(id: string, enabled: boolean) {
  return api.useQuery('get', '/api/v1/letters/{id}/dispositions', { params: { path: { id } } }, { enabled })
}

export function useLetterComments(id: string, enabled = true) {
  return api.useQuery('get', '/api/v1/letters/{id}/comments', { params: { path: { id } } }, { enabled })
}

/** Steps of a page of history. */
const STEPS = 50

export function useLetterHistory(id: string) {
  return usePages(['letters', id, 'history'], (cursor) =>
    http.GET('/api/v1/letters/{id}/history', {
      params: { path: { id }, query: { limit: STEPS, ...(cursor ? { cursor } : {}) } },
    }),
  )
}

export function useLetterThread(id: string) {
  return api.useQuery('get', '/api/v1/letters/{id}/thread', { params: { path: { id } } })
}

export function useAttendance(id: string) {
  return api.useQuery('get', '/api/v1/letters/{id}/attendance', { params: { path: { id } } })
}

export function useJourney(id: string) {
  return api.useQuery('get', '/api/v1/letters/{id}/travel', { params: { path: { id } } })
}

export function useLetterVersions(id: string) {
  return api.useQuery('get', '/api/v1/letters/{id}/versions', { params: { path: { id } } })
}

interface Named {
  code: string
  name_id: string
  name_en: string
}

/** The names of a list of codes in the language of the interface. */
function useNames(items: Named[] | undefined) {
  const language = useLanguage()
  const names = (items ?? []).map((item) => ({
    value: item.code,
    label: language === 'en' ? item.name_en : item.name_id,
  }))
  const nameOf = (code: string) => names.find(({ value }) => value === code)?.label ?? code
  return { names, nameOf }
}

export function useKinds() {
  return useNames(api.useQuery('get', '/api/v1/letter-kinds', {}, RARELY).data?.items)
}

export function useInstructions() {
  return useNames(api.useQuery('get', '/api/v1/disposition-instructions', {}, RARELY).data?.items)
}
