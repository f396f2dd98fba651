import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import type { Letter } from '@/features/letters/types'
import { ApproveDialog } from './ApproveDialog'
import { CancelDialog } from './CancelDialog'
import { NoteDialog } from './NoteDialog'

// brings the calendar and the form machinery, which reading a letter does not need
const SignDialog = lazy(() => import('@/features/letters/signing/SignDialog'))
const DispatchDialog = lazy(() => import('@/features/letters/dispatch/DispatchDialog'))
const DisposeDialog = lazy(() => import('./DisposeDialog'))
const OpinionDialog = lazy(() => import('./OpinionDialog'))

/** Actions of a letter that ask for something first. */
export type Doing =
  | 'dispose'
  | 'ask_opinion'
  | 'close'
  | 'initial'
  | 'send_back'
  | 'return'
  | 'sign'
  | 'approve'
  | 'dispatch'
  | 'recall'
  | 'cancel'

interface LetterDialogsProps {
  letter: Letter
  doing: Doing | null
  onClose: () => void
}

export function LetterDialogs({ letter, doing, onClose }: LetterDialogsProps) {
  const { t } = useTranslation('letters')
  const params = { path: { id: letter.id } }
  const review = (decision: 'initial' | 'return') => (note: string) =>
    must(http.POST('/api/v1/letters/{id}/reviews', { params, body: { decision, note: note || null } }))
  switch (doing) {
    case 'dispose':
      return (
        <Suspense>
          <DisposeDialog of="letters" id={letter.id} onClose={onClose} />
        </Suspense>
      )
    case 'ask_opinion':
      return (
        <Suspense>
          <OpinionDialog of="letters" id={letter.id} onClose={onClose} />
        </Suspense>
      )
    case 'recall':
      return (
        <NoteDialog
          title={t('recall.title')}
          hint={t('recall.hint')}
          noteLabel={t('recall.reason')}
          noteRequired
          saveLabel={t('recall.open')}
          doneMessage={t('recall.done')}
          run={(reason) => must(http.POST('/api/v1/letters/{id}/recall', { params, body: { reason } }))}
          onClose={onClose}
        />
      )
    case 'sign':
      return (
        <Suspense>
          <SignDialog letter={letter} onClose={onClose} />
        </Suspense>
      )
    case 'dispatch':
      return (
        <Suspense>
          <DispatchDialog letter={letter} onClose={onClose} />
        </Suspense>
      )
    case 'close':
      return (
        <NoteDialog
          title={t('close.title')}
          hint={t('close.hint')}
          noteLabel={t('close.note')}
          saveLabel={t('close.open')}
          doneMessage={t('close.done')}
          run={(note) =>
            must(http.POST('/api/v1/letters/{id}/closure', { params, body: { note: note || null } }))
          }
          onClose={onClose}
        />
      )
    case 'initial':
      return (
        <NoteDialog
          title={t('initial.title')}
          hint={t('initial.hint')}
          noteLabel={t('initial.note')}
          saveLabel={t('initial.open')}
          doneMessage={t('initial.done')}
          run={review('initial')}
          onClose={onClose}
        />
      )
    case 'send_back':
    case 'return':
      return (
        <NoteDialog
          title={t('return.title')}
          hint={t('return.hint')}
          noteLabel={t('return.note')}
          noteRequired
          saveLabel={t('return.open')}
          doneMessage={t('return.done')}
          run={
            doing === 'send_back'
              ? review('return')
              : (note) => must(http.POST('/api/v1/letters/{id}/return', { params, body: { note } }))
          }
          onClose={onClose}
        />
      )
    default:
      return (
        <>
          <ApproveDialog letter={letter} opened={doing === 'approve'} onClose={onClose} />
          <CancelDialog letter={letter} opened={doing === 'cancel'} onClose={onClose} />
        </>
      )
  }
}
