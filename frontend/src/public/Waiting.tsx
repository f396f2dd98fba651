import type { Language } from './language'
import type { PublicProblem } from './request'
import { commonWords, problemWords } from './words'

interface WaitingProps {
  language: Language
  problem: PublicProblem | undefined
  onRetry: () => void
  /** Instead of the server's words where nothing was found. */
  notFound?: string
}

/** In place of content that is not there: on its way, or why it did not come. */
export function Waiting({ language, problem, onRetry, notFound }: WaitingProps) {
  const t = commonWords(language)
  if (!problem) return <p role="status">{t.loading}</p>
  return (
    <div role="alert" className="panel">
      <p className="error">{problem.status === 404 && notFound ? notFound : problemWords(problem, t)}</p>
      {problem.status !== 404 && (
        <button type="button" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}
