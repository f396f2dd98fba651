import { bytesOf } from '@/api/bytes'
import { http } from '@/api/client'
import type { Attachment } from '@/features/letters/types'
import { FileItem } from '@/ui/FileItem'
import classes from './files.module.css'
import { ScanLine } from './ScanLine'

interface AttachmentsProps {
  label: string
  letterId: string
  files: Attachment[]
  /** Shows the first file at once. */
  preview?: boolean
}

async function load(letterId: string, file: Attachment): Promise<Blob> {
  const answer = await http.GET('/api/v1/letters/{id}/attachments/{attachment_id}', {
    params: { path: { id: letterId, attachment_id: file.id } },
    parseAs: 'blob',
  })
  return bytesOf(answer, file.media_type)
}

export function Attachments({ label, letterId, files, preview = false }: AttachmentsProps) {
  return (
    <ul className={classes['list']} aria-label={label}>
      {files.map((file, place) => (
        <li key={file.id} className={classes['item']}>
          <FileItem
            shown={preview && place === 0}
            file={{
              key: ['letter', letterId, file.id],
              name: file.file_name,
              mediaType: file.media_type,
              sizeBytes: file.size_bytes,
              load: () => load(letterId, file),
            }}
          />
          {file.scan && <ScanLine state={file.scan} />}
        </li>
      ))}
    </ul>
  )
}
