import { useMutation } from '@tanstack/react-query'
import { useRefresh } from '@/features/letters/queries'
import { toast } from '@/ui/toast'

/** A change without a form: a refusal is told in passing, and the page shows how things stand either way. */
export function useCommand<T>(run: () => Promise<T>, onDone: (answer: T) => void, onEnd?: () => void) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: run,
    onError: toast.problem,
    onSuccess: onDone,
    onSettled: () => {
      onEnd?.()
      return refresh()
    },
  })
}
