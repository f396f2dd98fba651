import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '@/ui/Loaded'
import { openInTab, type ServedFile, showsPdf } from '@/ui/openFile'
import { toast } from '@/ui/toast'
import { useBlobUrl } from '@/ui/useBlobUrl'
import classes from './PaperView.module.css'

interface PaperViewProps {
  file: ServedFile
  subject: string
  /** Called once the paper is before the reader's eyes. */
  onSeen?: () => void
}

/** The paper to read before it is signed: in place, or in a tab of its own where the browser draws none inside a page. */
export function PaperView({ file, subject, onSeen }: PaperViewProps) {
  const { t } = useTranslation('signing')
  if (showsPdf()) return <Inside file={file} label={t('sign.paper', { subject })} onSeen={onSeen} />
  return (
    <Button
      variant="default"
      leftSection={<IconExternalLink size={18} aria-hidden />}
      onClick={() => openInTab(file).then(onSeen, toast.problem)}
    >
      {t('sign.openPaper')}
    </Button>
  )
}

interface InsideProps {
  file: ServedFile
  label: string
  onSeen: (() => void) | undefined
}

function Inside({ file, label, onSeen }: InsideProps) {
  const query = useBlobUrl(file.key, file.load)
  const seen = useEffectEvent(() => onSeen?.())
  useEffect(() => {
    if (query.data) seen()
  }, [query.data])
  return (
    <Loaded query={query} rows={8}>
      {(url) => <iframe className={classes['paper']} src={`${url}#navpanes=0&view=FitH`} title={label} />}
    </Loaded>
  )
}
