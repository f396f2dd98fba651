import { List } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LetterStatusBadge } from '@/features/letters/badges'
import type { ThreadLetter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { TextLink } from '@/ui/TextLink'
import classes from './letter.module.css'

/** The correspondence that a letter is part of, oldest first. */
export function Thread({ letters }: { letters: ThreadLetter[] }) {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  const numberOf = (id: string) => letters.find((letter) => letter.id === id)?.letter_number
  return (
    <List type="ordered" spacing="xs" aria-label={t('thread.title')}>
      {letters.map((letter) => (
        <List.Item key={letter.id} aria-current={letter.current ? 'true' : undefined}>
          {letter.current ? (
            <strong>
              {letter.subject} ({t('thread.current')})
            </strong>
          ) : (
            <TextLink to="/surat/$id" params={{ id: letter.id }}>
              {letter.subject}
            </TextLink>
          )}
          <div className={classes['meta']}>
            <span>{letter.sender_name ?? letter.agency.name}</span>
            {letter.letter_number && <span>{letter.letter_number}</span>}
            {letter.letter_date && <span>{formatDate(letter.letter_date, language)}</span>}
            {letter.answers && (
              <span>
                {t('thread.answers')} {numberOf(letter.answers)}
              </span>
            )}
            <LetterStatusBadge status={letter.status} />
          </div>
        </List.Item>
      ))}
    </List>
  )
}
