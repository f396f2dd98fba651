import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ifMatch } from '@/api/client'
import { asProblem } from '@/api/problem'
import type { Complaint, NewStep } from '@/features/permits/voice/types'
import { toast } from '@/ui/toast'

/** Takes a step with the complaint as it is on the screen; one that has changed meanwhile is loaded again. */
export function useStep({ id, version }: Complaint) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const queries = useQueryClient()
  const step = api.useMutation('post', '/api/v1/complaints/{id}/transitions')
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['pages', 'complaints'] })
    void queries.invalidateQueries({ queryKey: ['get', '/api/v1/complaints/{id}'] })
  }
  const take = (body: NewStep, on: { error: (error: unknown) => void; done?: () => void }) =>
    step.mutate(
      { params: { path: { id } }, headers: ifMatch(version), body },
      {
        onSuccess: () => {
          refresh()
          toast.done(t(`done.${body.action}`))
          on.done?.()
        },
        onError: (error) => {
          if ([409, 412].includes(asProblem(error).status)) refresh()
          on.error(error)
        },
      },
    )
  return { take, busy: step.isPending }
}
