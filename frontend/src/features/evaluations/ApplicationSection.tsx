import { Group, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber, formatPercent } from '@/lib/format'
import { AnswerList } from './AnswerList'
import classes from './ApplicationSection.module.css'
import { CategoryBadge } from './CategoryBadge'
import { Equation } from './Equation'
import { IndicatorCard } from './IndicatorCard'
import type { ApplicationExplanation } from './types'

interface ApplicationSectionProps {
  period: string
  agency: string
  application: ApplicationExplanation
}

export function ApplicationSection({ period, agency, application }: ApplicationSectionProps) {
  const { t } = useTranslation('evaluations')
  const { key, score, category, reason, points, share, electronic, total } = application
  const id = `app-${key}`
  return (
    <section className={classes['section']} aria-labelledby={id}>
      <Group gap="sm" mb={4}>
        <Title order={2} id={id} fz={20}>
          {t(`applicationLong.${key}`)}
        </Title>
        <CategoryBadge category={category} />
      </Group>
      {reason && <Text>{t(`reason.${reason}`)}</Text>}
      <Text mb="xs">
        {total > 0
          ? t(`work.${key}`, {
              electronic: formatNumber(electronic),
              total: formatNumber(total),
              share: formatPercent(application.electronic_share),
            })
          : t('work.none')}
      </Text>
      <Equation
        label={t('section.sum', { name: t(`application.${key}`) })}
        total={{ name: t('section.score'), value: score }}
        parts={[
          {
            name: t('section.ledger', { weight: formatPercent(application.dashboard_weight, 0) }),
            value: application.dashboard_contribution,
          },
          {
            name: t('section.interview', { weight: formatPercent(application.interview_weight, 0) }),
            value: application.interview_contribution,
          },
        ]}
      />
      <Text size="sm" mt={6} mb="md">
        {t('section.points', {
          score: formatNumber(score, 2),
          share: formatNumber(share),
          points: formatNumber(points, 2),
        })}
      </Text>
      <Title order={3} fz={17} mb="xs">
        {t('section.indicators')}
      </Title>
      <ul className={classes['cards']}>
        {application.indicators.map((indicator) => (
          <IndicatorCard
            key={indicator.key}
            period={period}
            agency={agency}
            indicator={indicator}
            unused={reason === 'no_use' || reason === 'low_volume'}
          />
        ))}
      </ul>
      <Title order={3} fz={17} mt="md" mb="xs">
        {t('section.answers')}
      </Title>
      <AnswerList answers={application.interview} />
    </section>
  )
}
