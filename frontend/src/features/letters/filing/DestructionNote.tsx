import { Box } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { Note } from '@/ui/Note'
import { TextLink } from '@/ui/TextLink'

/** That the content of a letter was destroyed, by which minutes; or for whom it is kept. */
export default function DestructionNote({ of }: { of: NonNullable<Letter['destruction']> }) {
  const { t } = useTranslation('archive', { keyPrefix: 'destruction' })
  const language = useLanguage()
  const gone = of.status === 'destroyed'
  const agencies = of.kept_for.map(({ name }) => name).join(', ')
  return (
    <Box mb="md">
      <Note tone={gone ? 'danger' : 'warning'} title={t(of.status)}>
        <p>{t('by', { number: of.minutes_number, date: formatDate(of.minutes_date, language) })}</p>
        <p>{gone ? t('stays') : t('for', { agencies })}</p>
        <TextLink to="/arsip/penyusutan/$id" params={{ id: of.list_id }}>
          {t('list')}
        </TextLink>
      </Note>
    </Box>
  )
}
