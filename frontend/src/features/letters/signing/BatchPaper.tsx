import { Checkbox, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { usePaper } from '@/features/letters/files/LetterPaper'
import { useLetter } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { PaperView } from '@/ui/signing/PaperView'
import { type Read, ticked } from './batch'

interface BatchPaperProps {
  id: string
  opened: boolean
  read: Read
  onOpened: () => void
  onRead: (read: Read) => void
}

/** One letter of the batch, with the tick that takes it in. */
export function BatchPaper({ id, ...props }: BatchPaperProps) {
  return <Loaded query={useLetter(id)}>{(letter) => <Content letter={letter} {...props} />}</Loaded>
}

function Content({
  letter,
  opened,
  read,
  onOpened,
  onRead,
}: Omit<BatchPaperProps, 'id'> & { letter: Letter }) {
  const { t } = useTranslation('signing')
  const { id, version, subject } = letter
  const paper = usePaper(letter)
  return (
    <>
      <Text component="h3" fw={650} m={0}>
        {subject}
      </Text>
      <PaperView file={paper} subject={subject} onSeen={onOpened} />
      {letter.allowed_actions.includes('sign') ? (
        <Checkbox
          label={t('batch.tick')}
          description={opened ? undefined : t('batch.openFirst')}
          disabled={!opened}
          checked={read[id] === version}
          onChange={() => onRead(ticked(read, id, version))}
        />
      ) : (
        <Note tone="danger" title={t('sign.gone')} />
      )}
    </>
  )
}
