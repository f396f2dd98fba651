import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { AgendaImport, ImportAction } from '@/features/letters/types'
import { toast } from '@/ui/toast'

const request = (id: string) => ({ params: { path: { id } } })

const COMMANDS = {
  accept: (id: string) => must(http.POST('/api/v1/agenda-imports/{id}/acceptance', request(id))),
  undo: (id: string) => must(http.POST('/api/v1/agenda-imports/{id}/undo', request(id))),
}

type Repeated = Extract<ImportAction, keyof typeof COMMANDS>

/** Sends a command again and again for as long as the import allows it; the import shows how far it has come. */
export function useSteps(id: string) {
  const queries = useQueryClient()
  const refresh = useRefresh()
  const [running, setRunning] = useState<Repeated | null>(null)
  const { queryKey } = api.queryOptions('get', '/api/v1/agenda-imports/{id}', request(id))
  const run = async (action: Repeated) => {
    setRunning(action)
    try {
      let import_: AgendaImport
      do {
        import_ = await COMMANDS[action](id)
        queries.setQueryData(queryKey, import_)
      } while (import_.allowed_actions.includes(action))
    } catch (error) {
      // what was done so far stays done: the button goes on from there
      toast.problem(error)
    }
    setRunning(null)
    await refresh()
  }
  return { running, run }
}
