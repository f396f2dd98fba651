import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { usePages } from '@/api/usePages'
import { useLanguage } from '@/i18n/useLanguage'
import { formatNumber } from '@/lib/format'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { EvidenceTable } from './EvidenceTable'
import type { Evidence, IndicatorExplanation } from './types'

const SIDES = ['numerator', 'denominator'] as const
type Side = (typeof SIDES)[number]

const VERDICTS = ['all', 'included', 'excluded'] as const
type Verdict = (typeof VERDICTS)[number]

const PAGE = 20

interface EvidenceListProps {
  period: string
  agency: string
  indicator: IndicatorExplanation
}

/** The records that an indicator looked at: what counts, what does not, and by which rule. */
export function EvidenceList({ period: id, agency: agency_id, indicator }: EvidenceListProps) {
  const { t } = useTranslation(['evaluations', 'common'])
  const language = useLanguage()
  const [side, setSide] = useState<Side>('numerator')
  const [verdict, setVerdict] = useState<Verdict>('all')
  const { key } = indicator
  const records = usePages<Evidence>(['evidence', id, agency_id, key, side, verdict], (cursor) =>
    http.GET('/api/v1/evaluation-periods/{id}/scores/{agency_id}/explanation/{indicator}/records', {
      params: {
        path: { id, agency_id, indicator: key },
        query: {
          limit: PAGE,
          count: side,
          ...(verdict === 'all' ? {} : { included: verdict === 'included' }),
          ...(cursor ? { cursor } : {}),
        },
      },
    }),
  )
  const counted = indicator[side]
  return (
    <>
      <Group mt="sm" mb="xs" gap="sm" align="flex-end">
        {indicator.denominator.count && (
          <SegmentedControl
            aria-label={t('evidence.count')}
            data={SIDES.map((value) => ({ value, label: t(`evidence.${value}`) }))}
            value={side}
            onChange={setSide}
          />
        )}
        <Select
          label={t('evidence.verdict')}
          data={VERDICTS.map((value) => ({ value, label: t(`evidence.${value}`) }))}
          value={verdict}
          onChange={(value) => setVerdict(value ?? 'all')}
          allowDeselect={false}
          w={190}
        />
      </Group>
      <Text size="sm" mb="xs">
        {t('evidence.summary', {
          value: formatNumber(counted.value),
          words: counted[`words_${language}`],
          total: formatNumber(counted.records_total),
        })}
      </Text>
      <Loaded query={records} rows={3}>
        {({ items }) =>
          items.length > 0 ? (
            <EvidenceTable records={items} />
          ) : verdict === 'all' ? (
            <EmptyState title={t('evidence.empty')} hint={t('evidence.emptyHint')} />
          ) : (
            <NoMatch onReset={() => setVerdict('all')} />
          )
        }
      </Loaded>
      {records.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={records.loadingMore} onClick={records.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
    </>
  )
}
