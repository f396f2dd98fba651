import { Button, CopyButton, Group, Text } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A number that a paper has just got, to read out, copy down or paste. */
export function GrantedNumber({ number }: { number: string }) {
  const { t } = useTranslation()
  return (
    <Group gap="xs">
      <Text fz={24} fw={700} style={{ overflowWrap: 'anywhere' }}>
        {number}
      </Text>
      <CopyButton value={number}>
        {({ copied, copy }) => (
          <Button
            size="compact-md"
            variant="default"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
          >
            {copied ? t('action.copied') : t('action.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
