import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDownload, IconEye, IconEyeOff, IconFileText, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '@/lib/format'
import classes from './FileItem.module.css'
import { Loaded } from './Loaded'
import { toast } from './toast'
import { useBlobUrl } from './useBlobUrl'

interface ServedFile {
  /** Names the file among all files. */
  key: string[]
  name: string
  mediaType: string
  sizeBytes: number
  load: () => Promise<Blob>
}

/** Long enough for a slow phone to take the bytes over. */
const KEEP_MS = 60_000

async function save({ name, load }: ServedFile): Promise<void> {
  const url = URL.createObjectURL(await load())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}

/** A file to look at in the page, where the browser can draw it there, and to save. */
export function FileItem({ file }: { file: ServedFile }) {
  const { t } = useTranslation()
  const [opened, view] = useDisclosure()
  const image = file.mediaType.startsWith('image/')
  // phones draw no PDF inside a page
  const viewable = image || (navigator.pdfViewerEnabled ?? false)
  const Icon = image ? IconPhoto : IconFileText
  const word = opened ? t('file.hide') : t('file.show')
  return (
    <div>
      <div className={classes['head']}>
        <Icon size={20} aria-hidden />
        <div className={classes['name']}>
          {file.name}
          <Text size="sm" c="dimmed">
            {formatBytes(file.sizeBytes)}
          </Text>
        </div>
        {viewable && (
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
      {opened && <View file={file} image={image} />}
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
