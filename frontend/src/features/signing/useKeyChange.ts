import { useMutation, useQueryClient } from '@tanstack/react-query'
import { toast } from '@/ui/toast'

interface KeyChange<T, A> {
  run: (values: T) => Promise<A>
  doneMessage: string
  onError: (error: unknown) => void
  onDone?: () => void
}

/** A change of the key. Nothing of it outlives the form: a passphrase must not stay behind in a cache. */
export function useKeyChange<T, A>({ run, doneMessage, onError, onDone }: KeyChange<T, A>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: run,
    gcTime: 0,
    onError,
    onSuccess: () => {
      toast.done(doneMessage)
      onDone?.()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['get', '/api/v1/me/signing-key'] }),
  })
}
