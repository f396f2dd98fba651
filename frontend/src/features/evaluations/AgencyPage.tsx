import { Group, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useLanguage } from '@/i18n/useLanguage'
import { formatNumber, formatPercent } from '@/lib/format'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { ApplicationSection } from './ApplicationSection'
import { CategoryBadge } from './CategoryBadge'
import { Equation } from './Equation'
import { BackToPeriod } from './links'
import type { Explanation } from './types'

/** Where the score of one office comes from, down to single letters and services. */
export default function AgencyPage() {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  const { period: id, agency: agency_id } = useParams({ from: '/app/evaluasi/$period/$agency' })
  const explanation = api.useQuery('get', '/api/v1/evaluation-periods/{id}/scores/{agency_id}/explanation', {
    params: { path: { id, agency_id } },
  })
  return (
    <Page
      title={explanation.data?.agency.name ?? t('agency.title')}
      lead={<BackToPeriod period={id} name={explanation.data?.period.name} />}
    >
      <Loaded query={explanation} rows={10}>
        {(loaded) => (
          <>
            <Headline explanation={loaded} />
            {loaded.applications.map((application) => (
              <ApplicationSection
                key={application.key}
                period={id}
                agency={agency_id}
                application={application}
              />
            ))}
            <Text size="sm" c="dimmed" mt="lg">
              {loaded[`rounding_${language}`]}{' '}
              {t('agency.thresholds', {
                good: formatNumber(loaded.thresholds.good),
                fair: formatNumber(loaded.thresholds.fair),
              })}
            </Text>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Headline({ explanation: { score, category, rank, reason, applications, ...row } }: Props) {
  const { t } = useTranslation('evaluations')
  return (
    <section aria-label={t('agency.score')}>
      <Group gap="sm" mb={4}>
        <Text fz={38} fw={700} lh={1.1}>
          {formatNumber(score, 2)}
        </Text>
        <CategoryBadge category={category} />
        <Text c="dimmed">
          {t('agency.rank', { rank: formatNumber(rank) })}
          {typeof row.electronic_share === 'number' &&
            ` · ${t('agency.share', { share: formatPercent(row.electronic_share) })}`}
        </Text>
      </Group>
      {reason && <Text mb="xs">{t(`reason.${reason}`)}</Text>}
      <Equation
        label={t('agency.sum')}
        total={{ name: t('ranking.score'), value: score }}
        parts={applications.map(({ key, points }) => ({ name: t(`application.${key}`), value: points }))}
      />
    </section>
  )
}

interface Props {
  explanation: Explanation
}
