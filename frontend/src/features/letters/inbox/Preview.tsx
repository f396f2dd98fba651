import { Group, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LetterStatusBadge, SecurityBadge, UrgencyBadge } from '@/features/letters/badges'
import { Attachments } from '@/features/letters/files/Attachments'
import { LetterFacts } from '@/features/letters/letter/LetterFacts'
import { useLetter } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'

/** What a letter is about, shorter than its own page. */
export default function Preview({ id }: { id: string }) {
  return <Loaded query={useLetter(id)}>{(letter) => <Content letter={letter} />}</Loaded>
}

function Content({ letter }: { letter: Letter }) {
  const { t } = useTranslation('letters')
  const text = letter.summary ?? letter.body
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Title order={2} fz={20}>
          {letter.subject}
        </Title>
        <LinkButton to="/surat/$id" params={{ id: letter.id }} style={{ flexShrink: 0 }}>
          {t('open')}
        </LinkButton>
      </Group>
      <Group gap="xs">
        <UrgencyBadge urgency={letter.urgency} />
        <SecurityBadge level={letter.security_level} />
        <LetterStatusBadge status={letter.status} />
      </Group>
      <LetterFacts letter={letter} short />
      {text && <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Text>}
      {letter.attachments.length > 0 && (
        <Attachments label={t('attachments')} letterId={letter.id} files={letter.attachments} preview />
      )}
    </Stack>
  )
}
