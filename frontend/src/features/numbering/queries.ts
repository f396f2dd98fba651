import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'

const OF_NUMBERS = /number-|numbers/

/** After a change: whatever shows numbers asks again. */
export function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey.some((part) => typeof part === 'string' && OF_NUMBERS.test(part)),
    })
}

/** Kinds of letters by their names. */
export function useKinds() {
  const language = useLanguage()
  const kinds = api.useQuery('get', '/api/v1/letter-kinds', {}, { staleTime: 3_600_000 })
  return (kinds.data?.items ?? []).map(({ code, name_id, name_en }) => ({
    value: code,
    label: language === 'en' ? name_en : name_id,
  }))
}
