import { Button, Text } from '@mantine/core'
import { useDisclosure, useId } from '@mantine/hooks'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { formatNumber } from '@/lib/format'
import classes from './ApplicationSection.module.css'
import { EvidenceList } from './EvidenceList'
import { calculation, withCommas } from './formula'
import type { CountExplanation, IndicatorExplanation } from './types'

interface IndicatorCardProps {
  period: string
  agency: string
  indicator: IndicatorExplanation
  /** The application as a whole counts 0. */
  unused: boolean
}

/** One indicator: how it is computed, what it adds, and on demand the records behind it. */
export function IndicatorCard({ period, agency, indicator, unused }: IndicatorCardProps) {
  const { t } = useTranslation('evaluations')
  const language = useLanguage()
  const [opened, records] = useDisclosure()
  const id = useId()
  const { contribution, maximum, reason, numerator, denominator, value, weight } = indicator
  const number = (count: CountExplanation) => `${formatNumber(count.value)} (${count[`words_${language}`]})`
  return (
    <li className={classes['card']}>
      <div className={classes['head']}>
        <h4 id={`${id}-name`}>{indicator[`name_${language}`]}</h4>
        <span className={classes['points']}>
          {t('indicator.points', {
            points: formatNumber(contribution, 2),
            maximum: formatNumber(maximum, 2),
          })}
        </span>
      </div>
      <dl className={classes['formula']}>
        <dt>{t('indicator.formula')}</dt>
        <dd className={classes['sentence']}>{withCommas(indicator[`formula_${language}`])}</dd>
        <dt>{t('indicator.counts')}</dt>
        <dd>
          {number(numerator)} ÷ {number(denominator)}
        </dd>
        <dt>{t('indicator.value')}</dt>
        <dd>
          {t('indicator.valueWeight', {
            value: formatNumber(value, 4),
            weight: formatNumber(weight),
          })}
        </dd>
        <dt>{t('indicator.contribution')}</dt>
        <dd className={classes['symbols']}>{calculation(indicator, unused)}</dd>
      </dl>
      {reason && <Text size="sm">{t(`indicatorReason.${reason}`)}</Text>}
      {unused && <Text size="sm">{t('indicator.unused')}</Text>}
      <Button
        mt="xs"
        variant="default"
        size="sm"
        aria-expanded={opened}
        aria-describedby={`${id}-name`}
        leftSection={
          opened ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
        }
        onClick={records.toggle}
      >
        {opened ? t('indicator.hide') : t('indicator.show')}
      </Button>
      {opened && <EvidenceList period={period} agency={agency} indicator={indicator} />}
    </li>
  )
}
