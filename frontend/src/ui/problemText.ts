import i18next from 'i18next'
import { asProblem } from '@/api/problem'

/** Words by code; a code that this version does not know yet falls back to the server's own words. */
function word(group: 'problem' | 'field', code: string, fallback: string): string {
  // the codes come from the server, so the key cannot be checked by the compiler; a test checks the list
  const key = `${group}.${code}` as 'problem.internal'
  return i18next.exists(key, { ns: 'errors' }) ? i18next.t(key, { ns: 'errors' }) : fallback
}

/** Only the server's own words say why. */
const TELLING = ['signing_refused']

/** What happened and what to do next. Call it in a component that uses `useTranslation`. */
export function problemText(error: unknown): string {
  const { code, detail, title } = asProblem(error)
  if (detail && TELLING.includes(code)) return detail
  return word('problem', code, detail || title || word('problem', 'internal', ''))
}

/** The server's own words come first: only they name the limit ("at most 100 characters"). */
export function fieldText(code: string, detail?: string | null): string {
  return detail || word('field', code, word('field', 'invalid_format', ''))
}

/** What the help desk asks for. */
export function helpCode(error: unknown): string {
  const { code, request_id: id } = asProblem(error)
  return id ? i18next.t('error.referenceWithId', { code, id }) : i18next.t('error.reference', { code })
}
