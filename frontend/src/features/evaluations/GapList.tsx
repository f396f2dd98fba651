import { Progress, ScrollArea, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '@/lib/format'
import { TextLink } from '@/ui/TextLink'
import { type EvaluatedAgency, gapsOf, interviewsNeeded } from './gaps'
import classes from './InterviewPage.module.css'
import type { Instrument, Interview } from './types'

interface GapListProps {
  period: string
  instrument: Instrument
  agencies: EvaluatedAgency[]
  held: Interview[]
}

/** Offices that still have no interview; each leads to its form. */
export function GapList({ period, instrument, agencies, held }: GapListProps) {
  const { t } = useTranslation('evaluations')
  const gaps = gapsOf(instrument, agencies, held)
  const needed = interviewsNeeded(instrument, agencies)
  const done = needed - gaps.reduce((total, { applications }) => total + applications.length, 0)
  return (
    <aside className={classes['aside']} aria-labelledby="gaps">
      <h2 id="gaps">{t('gaps.title')}</h2>
      <Text size="sm" role="status">
        {t('gaps.progress', { done: formatNumber(done), needed: formatNumber(needed) })}
      </Text>
      <Progress value={needed === 0 ? 100 : (done / needed) * 100} aria-label={t('gaps.bar')} mt={4} />
      {gaps.length === 0 ? (
        <Text mt="sm">{t('gaps.none')}</Text>
      ) : (
        <ScrollArea.Autosize mah={520} type="auto" viewportProps={{ tabIndex: 0 }}>
          <ul className={classes['gaps']}>
            {gaps.map(({ agency, applications }) => (
              <li key={agency.id}>
                <span>{agency.name}</span>
                {applications.map((application) => (
                  <TextLink
                    key={application}
                    to="/evaluasi/$period/wawancara"
                    params={{ period }}
                    search={{ instansi: agency.id, aplikasi: application }}
                    aria-label={t('gaps.open', {
                      name: agency.name,
                      application: t(`application.${application}`),
                    })}
                  >
                    {t(`application.${application}`)}
                  </TextLink>
                ))}
              </li>
            ))}
          </ul>
        </ScrollArea.Autosize>
      )}
    </aside>
  )
}
