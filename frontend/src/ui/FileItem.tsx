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
import { formatBytes } from '@/lib/format'
import classes from './FileItem.module.css'
import { Loaded } from './Loaded'
import { openInTab, type ServedFile, save, showsPdf } from './openFile'
import { toast } from './toast'
import { useBlobUrl } from './useBlobUrl'

interface FileItemProps {
  file: ServedFile
  /** Open from the start. */
  shown?: boolean
}

/** A file to look at, in the page where the browser can draw it there, else in a tab of its own, and to save. */
export function FileItem({ file, shown = false }: FileItemProps) {
  const { t } = useTranslation()
  const [opened, view] = useDisclosure(shown)
  const image = file.mediaType.startsWith('image/')
  const inside = image || showsPdf()
  const Icon = image ? IconPhoto : IconFileText
  const word = opened ? t('file.hide') : t('file.show')
  return (
    <div>
      <div className={classes['head']}>
        <Icon size={20} aria-hidden />
        <div className={classes['name']}>
          {file.name}
          {file.sizeBytes !== undefined && (
            <Text size="sm" c="dimmed">
              {formatBytes(file.sizeBytes)}
            </Text>
          )}
        </div>
        {inside ? (
          <Button
            size="compact-md"
            variant="default"
            leftSection={opened ? <IconEyeOff size={16} /> : <IconEye size={16} />}
            aria-expanded={opened}
            aria-label={`${word}: ${file.name}`}
            onClick={view.toggle}
          >
            {word}
          </Button>
        ) : (
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconExternalLink size={16} />}
            aria-label={`${t('file.open')}: ${file.name}`}
            onClick={() => openInTab(file).catch(toast.problem)}
          >
            {t('file.open')}
          </Button>
        )}
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconDownload size={16} />}
          aria-label={`${t('file.save')}: ${file.name}`}
          onClick={() => save(file).catch(toast.problem)}
        >
          {t('file.save')}
        </Button>
      </div>
      {inside && opened && <View file={file} image={image} />}
    </div>
  )
}

function View({ file, image }: { file: ServedFile; image: boolean }) {
  const { t } = useTranslation()
  const query = useBlobUrl(file.key, file.load)
  const label = t('file.content', { name: file.name })
  return (
    <Loaded query={query} rows={8}>
      {(url) =>
        image ? (
          <img className={classes['view']} src={url} alt={label} />
        ) : (
          <iframe className={classes['view']} src={url} title={label} />
        )
      }
    </Loaded>
  )
}
