import type { Interview, Question } from './types'

/** What is typed; a choice that is not made yet is an empty text. */
export interface InterviewValues {
  answers: { value: string; note: string }[]
  note: string
}

/** The fields for the questions in their order, filled with what was answered before. */
export function valuesOf(
  questions: Question[],
  known?: Pick<Interview, 'answers' | 'note'> | null,
): InterviewValues {
  const answers = questions.map(({ key }) => {
    const answer = known?.answers.find(({ question_key }) => question_key === key)
    return { value: answer ? String(answer.value) : '', note: answer?.note ?? '' }
  })
  return { answers, note: known?.note ?? '' }
}

/** What is sent. */
export function bodyOf(questions: Question[], { answers, note }: InterviewValues) {
  return {
    answers: questions.map(({ key }, index) => ({
      question_key: key,
      value: Number(answers[index]?.value),
      note: answers[index]?.note.trim() || null,
    })),
    note: note.trim() || null,
  }
}

/** Questions that two people answered differently. */
export function differences(questions: Question[], mine: InterviewValues, theirs: InterviewValues) {
  return questions.flatMap((question, index) => {
    const [own, other] = [mine.answers[index]?.value ?? '', theirs.answers[index]?.value ?? '']
    return own === other ? [] : [{ question, mine: own, theirs: other }]
  })
}
