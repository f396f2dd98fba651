import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatTime } from '@/lib/format'
import { useOptional } from '@/ui/optional'
import { ProblemSummary } from '@/ui/ProblemSummary'
import type { EvaluatedAgency } from './gaps'
import { InterviewConflict } from './InterviewConflict'
import { QuestionField } from './QuestionField'
import type { Interview, Question, ScoredApplication } from './types'
import { useInterviewForm } from './useInterviewForm'

interface InterviewFormProps {
  period: string
  agency: EvaluatedAgency
  application: ScoredApplication
  questions: Question[]
  /** The interview that was held already, to be changed. */
  known: Interview | null
}

/** Every question of the instrument for one office and application. */
export function InterviewForm({ period, agency, application, questions, known }: InterviewFormProps) {
  const { t } = useTranslation(['evaluations', 'common'])
  const language = useLanguage()
  const optional = useOptional()
  const work = useInterviewForm({ period, agency: agency.id, application, questions, known })
  const { form, server } = work
  const texts = questions.map((question) => question[`text_${language}`])
  const labels = {
    ...Object.fromEntries(
      texts.flatMap((text, index) => [
        [`answers.${index}.value`, text],
        [`answers.${index}.note`, `${text} (${t('interview.note')})`],
      ]),
    ),
    note: t('interview.remark'),
  }
  return (
    <form noValidate onSubmit={work.submit(work.save)}>
      {work.conflict && (
        <InterviewConflict
          questions={questions}
          mine={form.getValues()}
          theirs={work.conflict}
          onTakeTheirs={work.takeTheirs}
          onKeepMine={() => void work.submit(work.save)()}
          saving={work.saving}
        />
      )}
      <ProblemSummary form={form} problem={server.problem} labels={labels} />
      {work.restored && (
        <Alert mb="md" title={t('draft.restored', { time: formatTime(work.restored) })}>
          <Button size="compact-sm" variant="default" onClick={work.discard}>
            {t('draft.discard')}
          </Button>
        </Alert>
      )}
      <Text mb="sm" c="dimmed">
        {known ? t('interview.change') : t('interview.new')}
      </Text>
      <Stack>
        {questions.map((question, index) => (
          <QuestionField
            key={question.key}
            form={form}
            index={index}
            number={index + 1}
            label={texts[index] ?? ''}
            max={question.scale_max}
          />
        ))}
        <Textarea
          label={optional(t('interview.remark'))}
          rows={3}
          resize="vertical"
          {...form.register('note')}
          error={form.formState.errors.note?.message}
        />
        <Group>
          <Button type="submit" loading={work.saving} disabled={work.conflict !== null}>
            {t('interview.save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {work.savedAt && t('draft.saved', { time: formatTime(work.savedAt) })}
          </Text>
        </Group>
      </Stack>
    </form>
  )
}
