import { useTranslation } from 'react-i18next'
import classes from '@/features/letters/letter/letter.module.css'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import type { DisposalFolder } from './types'
import { folderNumber } from './words'

/** Why a folder is due, in one line. */
export function FolderLine({ item }: { item: DisposalFolder }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  return (
    <div className={classes['meta']}>
      <span>{folderNumber(item.folder)}</span>
      <span>{item.folder.classification_code}</span>
      <span>{t('disposal.letters', { count: item.letter_count })}</span>
      <span>{t(`fate.${item.final_disposition}`)}</span>
      <span>{t('disposal.dueSince', { date: formatDate(item.due_since, language) })}</span>
    </div>
  )
}
