import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconDownload,
  IconExternalLink,
  IconEye,
  IconEyeOff,
  IconFileText,
  IconPhoto,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '@/features/letters/types'
import { formatBytes } from '@/lib/format'
import { toast } from '@/ui/toast'
import { FileView } from './FileView'
import classes from './files.module.css'
import { download, openInTab, showsPdf } from './openFile'

interface AttachmentsProps {
  label: string
  letterId: string
  files: Attachment[]
  /** Shows the first file at once. */
  preview?: boolean
}

export function Attachments({ label, letterId, files, preview = false }: AttachmentsProps) {
  return (
    <ul className={classes['list']} aria-label={label}>
      {files.map((file, place) => (
        <Item key={file.id} letterId={letterId} file={file} shown={preview && place === 0} />
      ))}
    </ul>
  )
}

function Item({ letterId, file, shown }: { letterId: string; file: Attachment; shown: boolean }) {
  const { t } = useTranslation('letters')
  const [opened, view] = useDisclosure(shown)
  const image = file.media_type.startsWith('image/')
  const inside = image || showsPdf()
  const Icon = image ? IconPhoto : IconFileText
  return (
    <li className={classes['item']}>
      <div className={classes['head']}>
        <Icon size={20} aria-hidden />
        <div className={classes['name']}>
          {file.file_name}
          <Text size="sm" c="dimmed">
            {formatBytes(file.size_bytes)}
          </Text>
        </div>
        {inside ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={opened ? <IconEyeOff size={16} /> : <IconEye size={16} />}
            aria-expanded={opened}
            aria-label={`${opened ? t('file.hide') : t('file.show')}: ${file.file_name}`}
            onClick={view.toggle}
          >
            {opened ? t('file.hide') : t('file.show')}
          </Button>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconExternalLink size={16} />}
            aria-label={`${t('file.open')}: ${file.file_name}`}
            onClick={() => openInTab(letterId, file).catch(toast.problem)}
          >
            {t('file.open')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={16} />}
          aria-label={`${t('file.download')}: ${file.file_name}`}
          onClick={() => download(letterId, file).catch(toast.problem)}
        >
          {t('file.download')}
        </Button>
      </div>
      {inside && opened && <FileView letterId={letterId} file={file} />}
    </li>
  )
}
