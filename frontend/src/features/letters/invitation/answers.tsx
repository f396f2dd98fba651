import { useTranslation } from 'react-i18next'
import { personName } from '@/features/letters/people'
import type { InvitationAnswer, Invitee } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import classes from './invitation.module.css'

const tones: Record<InvitationAnswer, Tone> = {
  attends: 'success',
  represented: 'info',
  declines: 'danger',
}

/** What an office answered and who of it was noted as present. */
export function Answered({ one, silent }: { one: Invitee; silent?: string }) {
  const { t } = useTranslation('invitations')
  const language = useLanguage()
  const { answer } = one
  return (
    <>
      <div className={classes['meta']}>
        {answer ? (
          <StatusBadge tone={tones[answer.answer]} label={t(`answers.${answer.answer}`)} />
        ) : (
          <StatusBadge tone="neutral" label={silent ?? t('noAnswer')} />
        )}
        {one.present && (
          <StatusBadge
            tone="success"
            label={one.present_name ? t('presentAs', { name: one.present_name }) : t('presentNoted')}
          />
        )}
      </div>
      {answer && (answer.representative || answer.reason) && (
        <p className={classes['words']}>{answer.representative ?? answer.reason}</p>
      )}
      {answer && (
        <div className={classes['meta']}>
          {t('answerBy', {
            name: personName(answer.by),
            at: formatDateTime(answer.answered_at, language),
          })}
        </div>
      )}
    </>
  )
}
