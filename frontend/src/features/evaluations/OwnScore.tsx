import { Button, Card, Group, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatPercent } from '@/lib/format'
import { CategoryBadge } from './CategoryBadge'
import type { Score } from './types'

/** What the head of one office sees: its own result, and the way to where it comes from. */
export function OwnScore({ period, score: row }: { period: string; score: Score }) {
  const { t } = useTranslation('evaluations')
  return (
    <Card withBorder maw={620} component="section" aria-label={row.agency.name}>
      <Text fw={650}>{row.agency.name}</Text>
      <Group my="xs" gap="sm">
        <Text fz={34} fw={700} lh={1.1}>
          {formatNumber(row.score, 2)}
        </Text>
        <CategoryBadge category={row.category} />
      </Group>
      <Text>{t('own.rank', { rank: formatNumber(row.rank) })}</Text>
      {row.reason && <Text>{t(`reason.${row.reason}`)}</Text>}
      {typeof row.electronic_share === 'number' && (
        <Text>{t('own.share', { share: formatPercent(row.electronic_share) })}</Text>
      )}
      <Group mt="md">
        <Button
          renderRoot={(props) => (
            <Link to="/evaluasi/$period/$agency" params={{ period, agency: row.agency.id }} {...props} />
          )}
        >
          {t('own.explain')}
        </Button>
      </Group>
    </Card>
  )
}
