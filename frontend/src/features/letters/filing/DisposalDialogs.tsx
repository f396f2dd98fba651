import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { NoteDialog } from '@/features/letters/letter/NoteDialog'
import type { DisposalDoing } from './DisposalPage'
import { MinutesDialog } from './MinutesDialog'
import type { DisposalList } from './types'

interface DisposalDialogsProps {
  list: DisposalList
  doing: DisposalDoing
  onClose: () => void
}

/** Sending a list back, giving it up, taking a folder off, and the minutes. */
export default function DisposalDialogs({ list, doing, onClose }: DisposalDialogsProps) {
  const { t } = useTranslation('archive')
  const params = { path: { id: list.id } }
  if (doing === 'execute') return <MinutesDialog list={list} onClose={onClose} />
  const common = { noteLabel: t('reason'), noteRequired: true, onClose }
  if (doing === 'return')
    return (
      <NoteDialog
        {...common}
        title={t('disposal.return')}
        hint={t('disposal.returnHint')}
        saveLabel={t('disposal.return')}
        doneMessage={t('disposal.returned')}
        run={(reason) => must(http.POST('/api/v1/disposal-lists/{id}/return', { params, body: { reason } }))}
      />
    )
  if (doing === 'cancel')
    return (
      <NoteDialog
        {...common}
        title={t('disposal.cancel')}
        hint={t('disposal.cancelHint')}
        saveLabel={t('disposal.cancel')}
        doneMessage={t('disposal.cancelled')}
        run={(reason) =>
          must(http.POST('/api/v1/disposal-lists/{id}/cancellation', { params, body: { reason } }))
        }
      />
    )
  const { folder } = doing.drop
  return (
    <NoteDialog
      {...common}
      title={t('disposal.dropOf', { title: folder.title })}
      hint={t('disposal.dropHint')}
      saveLabel={t('disposal.drop')}
      doneMessage={t('disposal.dropped')}
      run={(reason) =>
        must(
          http.POST('/api/v1/disposal-lists/{id}/removals', {
            params,
            body: { folder_id: folder.id, reason },
          }),
        )
      }
    />
  )
}
