import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useInstructions } from '@/features/letters/queries'
import { type RecentSheet, recentSheets } from './recent'

/** What the reader gave lately, each to be taken over with one tap: on a phone nobody types names. */
export function RecentSheets({ onTake }: { onTake: (sheet: RecentSheet) => void }) {
  const { t } = useTranslation('letters')
  const { nameOf } = useInstructions()
  const given = api.useQuery('get', '/api/v1/dispositions', {
    params: { query: { box: 'from_me', limit: 50 } },
  })
  const sheets = recentSheets(given.data?.items ?? [])
  if (sheets.length === 0) return null
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id="recent-sheets">
        {t('dispose.recent')}
      </Text>
      <Group gap="xs" role="group" aria-labelledby="recent-sheets">
        {sheets.map((sheet) => (
          <Button
            key={sheet.key}
            variant="default"
            h="auto"
            mih={44}
            py={6}
            maw="100%"
            styles={{ label: { whiteSpace: 'normal', textAlign: 'left', lineHeight: 1.35 } }}
            onClick={() => onTake(sheet)}
          >
            {sheet.receivers.map(({ label }) => label).join('; ')}
            {' · '}
            {sheet.instruction_codes.map(nameOf).join(' · ')}
          </Button>
        ))}
      </Group>
    </div>
  )
}
