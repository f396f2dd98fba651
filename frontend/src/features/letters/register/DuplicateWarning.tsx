import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { Note } from '@/ui/Note'
import { TextLink } from '@/ui/TextLink'

interface DuplicateWarningProps {
  number: string
  sender: string
  date: string | null
}

/** Says while a letter is being entered that it may be in the agenda book already. */
export function DuplicateWarning({ number, sender, date }: DuplicateWarningProps) {
  const { t } = useTranslation('senders')
  const [[n, s, d]] = useDebouncedValue([number.trim(), sender.trim(), date] as const, 400)
  const query = { letter_number: n, ...(s ? { sender_name: s } : {}), ...(d ? { letter_date: d } : {}) }
  const found = api.useQuery('get', '/api/v1/letter-duplicates', { params: { query } }, { enabled: n !== '' })
  const letters = n === '' ? [] : (found.data?.items ?? [])
  return (
    <div role="status">
      {letters.length > 0 && (
        <Note
          tone="warning"
          title={letters.some(({ certain }) => certain) ? t('duplicate.certain') : t('duplicate.possible')}
        >
          {t('duplicate.hint')}
          <ul>
            {letters.map((letter) => (
              <li key={letter.letter_id}>
                <TextLink to="/surat/$id" params={{ id: letter.letter_id }} target="_blank">
                  {t('duplicate.line', {
                    number: letter.agenda_number ?? '–',
                    year: letter.register_year,
                    subject: letter.subject,
                    sender: letter.sender_name ?? '–',
                  })}
                </TextLink>
              </li>
            ))}
          </ul>
        </Note>
      )}
    </div>
  )
}
