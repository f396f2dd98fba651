import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { asProblem } from '@/api/problem'
import { useRefresh } from '@/features/permits/queries'
import type { Action, Application, Transition } from '@/features/permits/types'
import { toast } from '@/ui/toast'

type After = Pick<Application, 'payment'>

/** Takes a step with the application as it is on the screen; one that has changed meanwhile is loaded again. */
export function useTransition({ id, version }: { id: string; version?: number }) {
  const { t } = useTranslation('permits')
  const queries = useQueryClient()
  const refresh = useRefresh()
  const step = api.useMutation('post', '/api/v1/permit-applications/{id}/transitions')
  const take = (body: Transition, on: { error: (error: unknown) => void; done?: (after: After) => void }) =>
    step.mutate(
      { params: { path: { id } }, headers: version === undefined ? {} : ifMatch(version), body },
      {
        onSuccess: (after) => {
          const { queryKey } = api.queryOptions('get', '/api/v1/permit-applications/{id}', {
            params: { path: { id } },
          })
          queries.setQueryData(queryKey, after)
          refresh()
          toast.done(t(`happened.${body.action satisfies Action}`))
          on.done?.(after)
        },
        onError: (error) => {
          if ([409, 412].includes(asProblem(error).status)) refresh()
          on.error(error)
        },
      },
    )
  return { take, busy: step.isPending }
}
