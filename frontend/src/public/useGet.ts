import { useEffect, useState } from 'react'
import type { Language } from './language'
import { get, type PublicProblem } from './request'

interface Got<T> {
  path: string
  data?: T
  problem?: PublicProblem
}

/** Asks the public API; again when the language changes, because the server words its answers. */
export function useGet<T>(path: string | null, language: Language) {
  const [got, setGot] = useState<Got<T> | null>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the language and another attempt ask again
  useEffect(() => {
    if (path === null) return
    let wanted = true
    void get<T>(path).then((answer) => wanted && setGot({ path, ...answer }))
    return () => {
      wanted = false
    }
  }, [path, language, attempt])
  const current = got?.path === path ? got : null
  return {
    data: current?.data,
    problem: current?.problem,
    again: () => {
      setGot(null)
      setAttempt(attempt + 1)
    },
  }
}
