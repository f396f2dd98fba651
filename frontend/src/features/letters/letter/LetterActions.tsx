import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '@/api/session'
import type { Letter, LetterAction } from '@/features/letters/types'
import { LinkButton } from '@/ui/LinkButton'
import type { Doing } from './LetterDialogs'

interface LetterActionsProps {
  letter: Letter
  onDo: (doing: Doing) => void
  onSubmit: () => void
  submitting: boolean
}

/** Buttons for what the server allows the reader to do with the letter; the first one is what it waits for. */
export function LetterActions({ letter, onDo, onSubmit, submitting }: LetterActionsProps) {
  const { t } = useTranslation(['letters', 'signing'])
  const may = (action: LetterAction) => letter.allowed_actions.includes(action)
  const button = (action: Doing, label: string, first: boolean) => (
    <Button variant={first ? 'filled' : 'default'} onClick={() => onDo(action)}>
      {label}
    </Button>
  )
  return (
    <>
      {may('dispose') && button('dispose', t('dispose.open'), letter.status !== 'disposed')}
      {may('ask_opinion') && button('ask_opinion', t('opinion.open'), false)}
      {may('close') && button('close', t('close.open'), letter.status === 'disposed')}
      {may('submit') && (
        <Button onClick={onSubmit} loading={submitting}>
          {t('submit.open')}
        </Button>
      )}
      {may('update') && (
        <LinkButton to="/surat/konsep" search={{ id: letter.id }} variant="default">
          {t('edit')}
        </LinkButton>
      )}
      {may('review') && button('initial', t('initial.open'), true)}
      {may('review') && button('send_back', t('return.open'), false)}
      {may('sign') && button('sign', t('sign.open', { ns: 'signing' }), true)}
      {may('approve') && button('approve', t('approve.open'), !may('sign'))}
      {may('return') && button('return', t('return.open'), false)}
      {may('dispatch') && button('dispatch', t('dispatch.open'), true)}
      {may('recall') && button('recall', t('recall.open'), false)}
      {may('cancel') && button('cancel', t('giveUp.open'), false)}
      <ReplyButton letter={letter} />
    </>
  )
}

/** An answer is a letter of its own: it needs the right to draft, not an action of this letter. */
function ReplyButton({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const drafts = useCan()('letter.draft')
  const own = useMe()?.position.agency.id === letter.agency.id
  if (!drafts || !own || letter.direction !== 'incoming') return null
  return (
    <LinkButton to="/surat/konsep" search={{ reply: letter.id }} variant="default">
      {t('reply')}
    </LinkButton>
  )
}
