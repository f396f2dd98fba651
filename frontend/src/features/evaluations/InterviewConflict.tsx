import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatTime } from '@/lib/format'
import classes from './InterviewPage.module.css'
import { differences, type InterviewValues, valuesOf } from './interviewForm'
import type { Interview, Question } from './types'

interface InterviewConflictProps {
  questions: Question[]
  mine: InterviewValues
  theirs: Interview
  onTakeTheirs: () => void
  onKeepMine: () => void
  saving: boolean
}

/** Someone else saved in the meantime: what differs, and two ways on; nothing is overwritten silently. */
export function InterviewConflict({ questions, mine, theirs, saving, ...ways }: InterviewConflictProps) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const differing = differences(questions, mine, valuesOf(questions, theirs))
  return (
    <div ref={box} className={classes['conflict']} role="alert" tabIndex={-1}>
      <h2>{t('conflict.title', { time: formatTime(theirs.updated_at) })}</h2>
      {differing.length === 0 ? (
        <p>{t('conflict.sameAnswers')}</p>
      ) : (
        <ul>
          {differing.map(({ question, ...answer }) => (
            <li key={question.key}>
              {t('conflict.differs', {
                question: question[`text_${language}`],
                theirs: answer.theirs || '–',
                mine: answer.mine || '–',
              })}
            </li>
          ))}
        </ul>
      )}
      <Group>
        <Button variant="default" onClick={ways.onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
        <Button onClick={ways.onKeepMine} loading={saving}>
          {t('conflict.keepMine')}
        </Button>
      </Group>
    </div>
  )
}
