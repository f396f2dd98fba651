import { useTranslation } from 'react-i18next'
import type { Attachment } from '@/features/letters/types'
import { Loaded } from '@/ui/Loaded'
import classes from './files.module.css'
import { useFile } from './useFile'

/** A scan inside the page. */
export function FileView({ letterId, file }: { letterId: string; file: Attachment }) {
  const { t } = useTranslation('letters')
  const query = useFile(letterId, file)
  const label = t('file.content', { name: file.file_name })
  return (
    <Loaded query={query} rows={8}>
      {(url) =>
        file.media_type === 'application/pdf' ? (
          <iframe className={classes['pdf']} src={url} title={label} />
        ) : (
          <img className={classes['image']} src={url} alt={label} />
        )
      }
    </Loaded>
  )
}
