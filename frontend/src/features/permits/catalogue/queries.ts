import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'

const DEFINITION = '/api/v1/permit-services/{id}/definition'

export function useRevision(id: string) {
  return api.useQuery('get', DEFINITION, { params: { path: { id } } })
}

export function useRevisions(id: string) {
  return api.useQuery('get', '/api/v1/permit-services/{id}/revisions', { params: { path: { id } } })
}

/** After a change of the catalogue: everything that shows services. */
export function useRefreshCatalogue(): () => void {
  const queries = useQueryClient()
  return () => {
    for (const path of [
      DEFINITION,
      '/api/v1/permit-services/{id}/revisions',
      '/api/v1/permit-service-drafts',
      '/api/v1/permit-services',
      '/api/v1/permit-catalogue',
      '/api/v1/permit-services/{id}',
    ])
      void queries.invalidateQueries({ queryKey: ['get', path] })
  }
}
