import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import type { paths } from '@/api/schema'
import { useRefresh } from '@/features/permits/queries'
import type { Action, ApplicationRow } from '@/features/permits/types'
import { refused } from '@/lib/selection'
import { toast } from '@/ui/toast'
import { toastRefused } from '@/ui/toastRefused'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never
export type Workload = Json<paths['/api/v1/permit-workload']['get']['responses'][200]>
export type Officer = Workload['officers'][number]
type Results = Json<paths['/api/v1/permit-applications/transitions']['post']['responses'][200]>['items']

/** What is done to several applications: they get an officer, or none, or take the same step. */
type Act = { rows: ApplicationRow[] } & ({ to: string | null } | { action: Action })

export function useWorkload() {
  return api.useQuery('get', '/api/v1/permit-workload')
}

function send(act: Act): Promise<{ items: Results }> {
  const application_ids = act.rows.map(({ id }) => id)
  return 'action' in act
    ? must(
        http.POST('/api/v1/permit-applications/transitions', {
          body: { application_ids, action: act.action },
        }),
      )
    : must(
        http.POST('/api/v1/permit-applications/assignments', {
          body: { application_ids, position_id: act.to },
        }),
      )
}

/** Does it, tells what was refused by the applicant's name with the reason, and gives the ids of those. */
export function useSeveral(done: (refusedIds: string[]) => void = () => {}) {
  const { t } = useTranslation('numbering', { keyPrefix: 'officers' })
  const refresh = useRefresh()
  return useMutation({
    mutationFn: send,
    onError: toast.problem,
    onSettled: refresh,
    onSuccess: ({ items }, { rows }) => {
      const failed = refused(items)
      const nameOf = (id: string) => rows.find((row) => row.id === id)?.applicant_name ?? id
      if (failed.length > 0)
        toastRefused(
          t('refused', { count: failed.length, all: items.length }),
          failed.map(({ application_id, message }) => ({ what: nameOf(application_id), why: message ?? '' })),
        )
      const count = items.length - failed.length
      if (count > 0) toast.done(t('done', { count }))
      done(failed.map(({ application_id }) => application_id))
    },
  })
}
