import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { personName } from '@/features/letters/people'
import { useKinds } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { Addressees } from './Addressees'
import classes from './letter.module.css'

interface LetterFactsProps {
  letter: Letter
  /** Only what the preview needs. */
  short?: boolean
}

type Fact = [term: string, value: ReactNode]

/** Number, dates, correspondents: what the agenda book says about the letter. */
export function LetterFacts({ letter, short = false }: LetterFactsProps) {
  const incoming = useIncoming(letter)
  const outgoing = useOutgoing(letter)
  const filing = useFiling(letter)
  const facts = [...(letter.direction === 'incoming' ? incoming : outgoing), ...(short ? [] : filing)]
  return (
    <dl className={classes['facts']}>
      {facts
        .filter(([, value]) => value)
        .map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function useIncoming(letter: Letter): Fact[] {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  return [
    [t('field.sender'), letter.sender_name],
    [t('field.receivedAs'), letter.received_as === 'carbon_copy' && t('receivedCopy')],
    [t('field.letterNumber'), letter.letter_number],
    [t('field.letterDate'), formatDate(letter.letter_date, language)],
    [t('field.receivedDate'), formatDate(letter.received_date, language)],
    [
      t('field.agendaNumber'),
      letter.agenda_number && t('agendaOf', { number: letter.agenda_number, year: letter.register_year }),
    ],
  ]
}

function useOutgoing(letter: Letter): Fact[] {
  const { t } = useTranslation('letters')
  const language = useLanguage()
  // what was taken back is with nobody any more
  const there = letter.status !== 'withdrawn'
  const addressees = letter.addressees.map((one) => ({ ...one, delivered: one.delivered && there }))
  return [
    [t('field.letterNumber'), letter.letter_number ?? t('notNumbered')],
    [t('field.letterDate'), letter.letter_date && formatDate(letter.letter_date, language)],
    [t('field.to'), <Addressees key="to" addressees={addressees} kind="to" />],
    [
      t('field.carbonCopy'),
      letter.addressees.some(({ kind }) => kind === 'carbon_copy') && (
        <Addressees key="cc" addressees={addressees} kind="carbon_copy" />
      ),
    ],
    [t('field.drafter'), letter.drafter && personName(letter.drafter)],
    [t('field.approver'), letter.approver && personName(letter.approver)],
  ]
}

function useFiling(letter: Letter): Fact[] {
  const { t } = useTranslation('letters')
  const { nameOf } = useKinds()
  return [
    [t('field.channel'), letter.direction === 'incoming' && letter.channel && t(`channel.${letter.channel}`)],
    [t('field.kind'), nameOf(letter.kind)],
    [t('field.classification'), letter.classification_code],
    [t('field.urgency'), t(`urgency.${letter.urgency}`)],
    [t('field.security'), t(`security.${letter.security_level}`)],
    [
      t('field.replyTo'),
      letter.reply_to_id && (
        <Link
          key="reply"
          to="/surat/$id"
          params={{ id: letter.reply_to_id }}
          className={classes['link'] ?? ''}
        >
          {t('openReplied')}
        </Link>
      ),
    ],
    [t('field.summary'), letter.body ? letter.summary : null],
  ]
}
