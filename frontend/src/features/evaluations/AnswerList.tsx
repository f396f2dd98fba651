import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatNumber } from '@/lib/format'
import classes from './ApplicationSection.module.css'
import type { ApplicationExplanation } from './types'

/** What was asked, what was answered, and what it adds. */
export function AnswerList({ answers }: { answers: ApplicationExplanation['interview'] }) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  if (answers.length === 0) return <Text c="dimmed">{t('answer.none')}</Text>
  return (
    <ul className={classes['answers']}>
      {answers.map(({ question_key, value, scale_max, maximum, points, note, ...texts }) => (
        <li key={question_key}>
          <p>{texts[`text_${language}`]}</p>
          <p className={classes['points']}>
            {t('answer.points', { points: formatNumber(points, 2), maximum: formatNumber(maximum, 2) })}
          </p>
          <Text size="sm" c="dimmed">
            {t('answer.value', { value, maximum: scale_max })}
            {note && ` · ${note}`}
          </Text>
        </li>
      ))}
    </ul>
  )
}
