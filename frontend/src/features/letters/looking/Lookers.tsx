import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import classes from './looking.module.css'
import type { PageActivity } from './presence'
import { usePresence } from './usePresence'
import { doings } from './words'

interface LookersProps {
  letterId: string
  /** What this page does with the letter. */
  activity: PageActivity
}

/** "Siti sedang melihat surat ini · Budi sedang menyusun balasan": who else is at the letter, in one line. */
export default function Lookers({ letterId, activity }: LookersProps) {
  const { t } = useTranslation('letters', { keyPrefix: 'looking' })
  const language = useLanguage()
  const others = usePresence(letterId, activity)
  const words = doings(others, language, (count) => t('more', { count }))
  return (
    <p className={classes['lookers']} role="status" aria-label={t('label')} data-no-print>
      {words.length > 0 && <IconEye size={18} aria-hidden />}
      <span>{words.map((doing) => t(doing.activity, doing)).join(' · ')}</span>
    </p>
  )
}
