import { useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { paths } from '@/api/schema'
import { toast } from '@/ui/toast'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
export type Queue = Json<paths['/api/v1/queue']['get']['responses'][200]>
export type Ticket = Queue['waiting'][number]
export type Line = Ticket['line']
type Step =
  paths['/api/v1/queue-tickets/{id}/transitions']['post']['requestBody']['content']['application/json']

/** Other counters call too: looked at again every few seconds. */
const EVERY = 4000

export function useQueue() {
  return api.useQuery('get', '/api/v1/queue', {}, { refetchInterval: EVERY })
}

/** What one counter does. Whatever comes of it, the queue is asked for again. */
export function useQueueActs(desk: number) {
  const queries = useQueryClient()
  const refresh = () => void queries.invalidateQueries({ queryKey: ['get', '/api/v1/queue'] })
  const call = api.useMutation('post', '/api/v1/queue-calls', { onSettled: refresh })
  const step = api.useMutation('post', '/api/v1/queue-tickets/{id}/transitions', { onSettled: refresh })
  return {
    busy: call.isPending || step.isPending,
    next: (lines: Line[], done: (ticket: Ticket | null) => void) =>
      call.mutate(
        { body: { desk, lines } },
        { onSuccess: ({ ticket }) => done(ticket ?? null), onError: toast.problem },
      ),
    act: ({ id }: Ticket, { action, to_desk = null }: Pick<Step, 'action'> & { to_desk?: number | null }) =>
      step.mutate({ params: { path: { id } }, body: { action, desk, to_desk } }, { onError: toast.problem }),
  }
}

export function useGiveOut() {
  const queries = useQueryClient()
  return api.useMutation('post', '/api/v1/queue-tickets', {
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['get', '/api/v1/queue'] }),
    onError: toast.problem,
  })
}
