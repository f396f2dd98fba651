import type { InterviewValues } from './interviewForm'

/** Answers that are not saved yet, kept in the tab so that a reload or an ended session loses nothing. */
export interface Draft {
  values: InterviewValues
  /** Version of the interview that they change; null for a new one. */
  version: number | null
  saved_at: string
}

export interface DraftPlace {
  user: string
  period: string
  agency: string
  application: string
}

const keyOf = ({ user, period, agency, application }: DraftPlace) =>
  ['pamong.interview', user, period, agency, application].join('/')

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isValues(value: unknown, questions: number): value is InterviewValues {
  const { answers, note } = (value ?? {}) as Partial<InterviewValues>
  return (
    isText(note) &&
    Array.isArray(answers) &&
    answers.length === questions &&
    answers.every((answer) => isText(answer?.value) && isText(answer?.note))
  )
}

/** The draft of this place; null where there is none, or where the questions have changed since. */
export function readDraft(place: DraftPlace, questions: number): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null') as Partial<Draft> | null
    return draft && isText(draft.saved_at) && isValues(draft.values, questions)
      ? { values: draft.values, version: draft.version ?? null, saved_at: draft.saved_at }
      : null
  } catch {
    return null
  }
}

export function writeDraft(place: DraftPlace, draft: Draft): void {
  sessionStorage.setItem(keyOf(place), JSON.stringify(draft))
}

export function dropDraft(place: DraftPlace): void {
  sessionStorage.removeItem(keyOf(place))
}
