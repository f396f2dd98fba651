import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { asProblem } from '@/api/problem'
import { useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import type { ServerErrors } from '@/ui/useAppForm'
import { atFields, bodyOf, patchOf, type Values } from './values'

interface SaveDraft {
  letter: Letter | undefined
  replyTo: Letter | undefined
  server: ServerErrors
  onSaved: (letter: Letter) => void
}

const fetchLetter = (id: string) => must(http.GET('/api/v1/letters/{id}', { params: { path: { id } } }))

/** Saves over the version that was read; when somebody saved in between, `theirs` holds what is stored now. */
export function useSaveDraft({ letter, replyTo, server, onSaved }: SaveDraft) {
  const [base, setBase] = useState(letter)
  const [theirs, setTheirs] = useState<Letter | null>(null)
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: ({ values, over }: { values: Values; over: Letter | undefined }) =>
      over
        ? must(
            http.PATCH('/api/v1/letters/{id}', {
              params: { path: { id: over.id }, header: ifMatch(over.version) },
              body: patchOf(values, over),
            }),
          )
        : must(http.POST('/api/v1/letters', { body: bodyOf(values, replyTo?.id) })),
    onError: async (error, { values, over }) => {
      const problem = asProblem(error)
      if (problem.status !== 412 || !over) return server.show(atFields(problem, values))
      try {
        setTheirs(await fetchLetter(over.id))
      } catch (failure) {
        server.show(failure)
      }
    },
    onSuccess: (saved) => {
      setTheirs(null)
      void refresh()
      onSaved(saved)
    },
  })
  return {
    saving: save.isPending,
    theirs,
    save: (values: Values) => save.mutate({ values, over: base }),
    /** Mine over theirs, knowing what they wrote. */
    overwrite: (values: Values) => {
      if (!theirs) return
      setBase(theirs)
      save.mutate({ values, over: theirs })
    },
    /** Goes on from their version. */
    takeTheirs: () => {
      if (theirs) setBase(theirs)
      setTheirs(null)
    },
  }
}
