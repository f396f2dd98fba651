import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { NoteDialog } from '@/features/letters/letter/NoteDialog'
import { CloseDialog } from './CloseDialog'
import type { FolderDoing } from './FolderPage'
import type { FileFolder } from './types'

interface FolderDialogsProps {
  folder: FileFolder
  doing: FolderDoing
  onClose: () => void
}

/** Closing a folder, freezing it and ending the freeze. */
export default function FolderDialogs({ folder, doing, onClose }: FolderDialogsProps) {
  const { t } = useTranslation('archive')
  const params = { path: { id: folder.id } }
  if (doing === 'close') return <CloseDialog folder={folder} onClose={onClose} />
  const freezes = doing === 'freeze'
  return (
    <NoteDialog
      title={t(freezes ? 'hold.freeze' : 'hold.release')}
      hint={t(freezes ? 'hold.freezeHint' : 'hold.releaseHint')}
      noteLabel={t('reason')}
      noteRequired
      saveLabel={t(freezes ? 'hold.freeze' : 'hold.release')}
      doneMessage={t(freezes ? 'hold.frozenDone' : 'hold.releasedDone')}
      run={(reason) =>
        must(
          freezes
            ? http.POST('/api/v1/file-folders/{id}/hold', { params, body: { reason } })
            : http.POST('/api/v1/file-folders/{id}/release', { params, body: { reason } }),
        )
      }
      onClose={onClose}
    />
  )
}
