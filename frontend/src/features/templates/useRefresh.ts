import { useQueryClient } from '@tanstack/react-query'

/** Asks again for texts and history after a new version. */
export function useRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['get', '/api/v1/template-texts'] })
    void queries.invalidateQueries({ queryKey: ['pages', 'template-versions'] })
  }
}
