import { Radio, TextInput } from '@mantine/core'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useOptional } from '@/ui/optional'
import { fieldText } from '@/ui/problemText'
import classes from './InterviewPage.module.css'
import type { InterviewValues } from './interviewForm'

interface QuestionFieldProps {
  form: UseFormReturn<InterviewValues>
  index: number
  number: number
  label: string
  max: number
}

/** The scale that the descriptions are written for. */
const DESCRIBED = 4

/** One question: the answer on its scale, each step in words, and what was seen. */
export function QuestionField({ form, index, number, label, max }: QuestionFieldProps) {
  const { t } = useTranslation(['evaluations', 'errors'])
  const optional = useOptional()
  const steps = Array.from({ length: max }, (_, step) => step + 1)
  const word = (step: number) => (max === DESCRIBED ? t(`scale.${step as 1 | 2 | 3 | 4}`) : String(step))
  return (
    <div className={classes['question']}>
      <Controller
        control={form.control}
        name={`answers.${index}.value`}
        rules={{ required: fieldText('required') }}
        render={({ field, fieldState }) => (
          <Radio.Group
            label={`${number}. ${label}`}
            {...(max === DESCRIBED ? {} : { description: t('scale.hint', { max }) })}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          >
            <div className={classes['steps']}>
              {steps.map((step) => (
                <Radio
                  key={step}
                  value={String(step)}
                  label={word(step)}
                  // the error summary leads to the first choice
                  {...(step === 1 ? { ref: field.ref } : {})}
                />
              ))}
            </div>
          </Radio.Group>
        )}
      />
      <TextInput
        mt="sm"
        size="sm"
        label={optional(t('interview.note'))}
        {...form.register(`answers.${index}.note`)}
        error={form.formState.errors.answers?.[index]?.note?.message}
      />
    </div>
  )
}
