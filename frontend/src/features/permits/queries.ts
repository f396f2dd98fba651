import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Application, Service } from './types'

const APPLICATION = '/api/v1/permit-applications/{id}'

export function useApplication(id: string) {
  const query = api.useQuery('get', APPLICATION, { params: { path: { id } } })
  return { ...query, data: query.data as Application | undefined }
}

export function useService(id: string | undefined) {
  const query = api.useQuery(
    'get',
    '/api/v1/permit-services/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: id !== undefined },
  )
  return { ...query, data: query.data as Service | undefined }
}

/** After a change: the lists are out of date, and so is the application if the server knows a newer one. */
export function useRefresh(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: ['pages', 'permit-applications'] })
    void queries.invalidateQueries({ queryKey: ['get', APPLICATION] })
    void queries.invalidateQueries({ queryKey: ['get', '/api/v1/permit-workload'] })
    void queries.invalidateQueries({ queryKey: ['pages', 'signing-queue'] })
    void queries.invalidateQueries({ queryKey: ['pages', 'permits'] })
    void queries.invalidateQueries({ queryKey: ['pages', 'payment-orders'] })
    void queries.invalidateQueries({ queryKey: ['get', '/api/v1/cashier-days'] })
  }
}
