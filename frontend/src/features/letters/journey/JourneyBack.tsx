import { Button, Group } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Attachments } from '@/features/letters/files/Attachments'
import classes from '@/features/letters/invitation/invitation.module.css'
import facts from '@/features/letters/letter/letter.module.css'
import { personName } from '@/features/letters/people'
import { useJourney } from '@/features/letters/queries'
import type { Journey, Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'

// bring the calendar and the form machinery, which reading a letter does not need
const VisaDialog = lazy(() => import('./VisaDialog'))
const ReportDialog = lazy(() => import('./ReportDialog'))

/** What comes back from the journey of a travel order: the visa table and the report. */
export default function JourneyBack({ letter }: { letter: Letter }) {
  const { t } = useTranslation('invitations')
  const query = useJourney(letter.id)
  return (
    <section className={classes['section']} aria-label={t('journey.title')}>
      <h2>{t('journey.title')}</h2>
      <Loaded query={query} rows={3}>
        {(journey) => <Known letterId={letter.id} journey={journey} />}
      </Loaded>
    </section>
  )
}

function Known({ letterId, journey }: { letterId: string; journey: Journey }) {
  const { t } = useTranslation('invitations')
  const language = useLanguage()
  const [doing, setDoing] = useState<'visas' | 'report' | null>(null)
  const end = () => setDoing(null)
  const { allowed_actions: actions, overdue_working_days: overdue } = journey
  return (
    <>
      {overdue > 0 && (
        <Note tone="warning" title={t('journey.overdue', { count: overdue })}>
          {t('journey.overdueHint')}
        </Note>
      )}
      {journey.ends_on && (
        <dl className={facts['facts']}>
          <div>
            <dt>{t('journey.ends')}</dt>
            <dd>{formatDate(journey.ends_on, language)}</dd>
          </div>
          {journey.report_due && journey.reports.length === 0 && (
            <div>
              <dt>{t('journey.due')}</dt>
              <dd>{formatDate(journey.report_due, language)}</dd>
            </div>
          )}
        </dl>
      )}
      <Visas journey={journey} />
      <Reports letterId={letterId} journey={journey} />
      {actions.length > 0 && (
        <Group gap="xs">
          {actions.includes('report') && (
            <Button onClick={() => setDoing('report')}>{t('journey.report')}</Button>
          )}
          {actions.includes('record_visas') && (
            <Button variant="default" onClick={() => setDoing('visas')}>
              {t('journey.recordVisas')}
            </Button>
          )}
        </Group>
      )}
      <Suspense>
        {doing === 'visas' && <VisaDialog letterId={letterId} journey={journey} onClose={end} />}
        {doing === 'report' && <ReportDialog letterId={letterId} onClose={end} />}
      </Suspense>
    </>
  )
}

function Visas({ journey: { visas, visas_by: by } }: { journey: Journey }) {
  const { t } = useTranslation('invitations')
  const language = useLanguage()
  return (
    <>
      <h3>{t('journey.visas')}</h3>
      {visas.length === 0 ? (
        <p className={classes['words']}>{t('journey.noVisas')}</p>
      ) : (
        <ol className={classes['list']} aria-label={t('journey.visas')}>
          {visas.map((visa, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a place may be passed twice, and the table does not move
            <li key={place}>
              <strong>{visa.place}</strong>
              <div className={classes['meta']}>
                {visa.arrived_on && (
                  <span>
                    {t('journey.arrived')} {formatDate(visa.arrived_on, language)}
                  </span>
                )}
                {visa.departed_on && (
                  <span>
                    {t('journey.departed')} {formatDate(visa.departed_on, language)}
                  </span>
                )}
              </div>
              <span>{[visa.official, visa.official_title].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ol>
      )}
      {by && <div className={classes['meta']}>{t('journey.visasBy', { name: personName(by) })}</div>}
    </>
  )
}

function Reports({ letterId, journey: { reports } }: { letterId: string; journey: Journey }) {
  const { t } = useTranslation('invitations')
  const language = useLanguage()
  return (
    <>
      <h3>{t('journey.reports')}</h3>
      {reports.length === 0 ? (
        <p className={classes['words']}>{t('journey.noReports')}</p>
      ) : (
        <ul className={classes['list']} aria-label={t('journey.reports')}>
          {reports.map((report) => (
            <li key={report.id}>
              <div className={classes['meta']}>
                {t('journey.reportOf', {
                  name: personName(report.by),
                  day: formatDate(report.reported_on, language),
                })}
              </div>
              <p className={classes['words']}>{report.text}</p>
              {report.attachments.length > 0 && (
                <Attachments label={t('journey.files')} letterId={letterId} files={report.attachments} />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
