import { Select, Text } from '@mantine/core'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { useAgencies, useInterviews } from './api'
import { GapList } from './GapList'
import { applicationsFor, type EvaluatedAgency, evaluated } from './gaps'
import { InterviewForm } from './InterviewForm'
import classes from './InterviewPage.module.css'
import { type InterviewSearch, interviewSearch } from './interviewSearch'
import { BackToPeriod } from './links'
import type { Instrument, Interview, Period } from './types'

export default function InterviewPage() {
  const { t } = useTranslation('evaluations')
  const { period: id } = useParams({ from: '/app/evaluasi/$period/wawancara' })
  const period = api.useQuery('get', '/api/v1/evaluation-periods/{id}', { params: { path: { id } } })
  return (
    <Page title={t('interview.title')} lead={<BackToPeriod period={id} name={period.data?.name} />}>
      <Loaded query={period}>
        {(loaded) =>
          loaded.allowed_actions.includes('interview') ? (
            <OpenInterviews period={loaded} />
          ) : (
            <EmptyState title={t('interview.closed')} hint={t('interview.closedHint')} />
          )
        }
      </Loaded>
    </Page>
  )
}

function OpenInterviews({ period }: { period: Period }) {
  const path = { id: period.instrument_id }
  const instrument = api.useQuery('get', '/api/v1/instruments/{id}', { params: { path } })
  const agencies = useAgencies(period.until)
  const interviews = useInterviews(period.id)
  return (
    <Loaded query={instrument} rows={8}>
      {(rules) => (
        <Loaded query={agencies} rows={8}>
          {(offices) => (
            <Loaded query={interviews} rows={8}>
              {(held) => (
                <Workplace
                  period={period}
                  instrument={rules}
                  agencies={evaluated(rules, offices)}
                  held={held}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface WorkplaceProps {
  period: Period
  instrument: Instrument
  agencies: EvaluatedAgency[]
  held: Interview[]
}

/** The choice and its form on one side, what is still to be done on the other. */
function Workplace({ period, instrument, agencies, held }: WorkplaceProps) {
  const { t } = useTranslation('evaluations')
  const search = useSearch({ from: '/app/evaluasi/$period/wawancara' })
  const agency = agencies.find(({ id }) => id === search.instansi)
  const open = agency ? applicationsFor(instrument, agency.kind) : []
  const application = open.find((key) => key === search.aplikasi) ?? open[0]
  const questions = instrument.definition.applications.find(({ key }) => key === application)?.questions
  const known = held.find((one) => one.agency.id === agency?.id && one.application === application)
  return (
    <div className={classes['workplace']}>
      <div>
        <Choice agencies={agencies} applications={open} chosen={{ ...search, ...optional(application) }} />
        {agency && application && questions ? (
          <InterviewForm
            key={`${agency.id} ${application}`}
            period={period.id}
            agency={agency}
            application={application}
            questions={questions}
            known={known ?? null}
          />
        ) : (
          <Text c="dimmed">{t('interview.choose')}</Text>
        )}
      </div>
      <GapList period={period.id} instrument={instrument} agencies={agencies} held={held} />
    </div>
  )
}

const optional = (application: InterviewSearch['aplikasi']) => (application ? { aplikasi: application } : {})

interface ChoiceProps {
  agencies: EvaluatedAgency[]
  applications: NonNullable<InterviewSearch['aplikasi']>[]
  chosen: InterviewSearch
}

function Choice({ agencies, applications, chosen }: ChoiceProps) {
  const { t } = useTranslation(['evaluations', 'common'])
  const navigate = useNavigate({ from: '/evaluasi/$period/wawancara' })
  const choose = (change: Record<string, string | null>) =>
    void navigate({ search: (old) => interviewSearch({ ...old, ...change }), replace: true })
  return (
    <div className={classes['choice']}>
      <Select
        label={t('interview.agency')}
        placeholder={t('state.typeToSearch', { ns: 'common' })}
        nothingFoundMessage={t('state.noneFound', { ns: 'common' })}
        data={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen.instansi ?? null}
        onChange={(instansi) => choose({ instansi, aplikasi: null })}
        searchable
        allowDeselect={false}
      />
      <Select
        label={t('interview.application')}
        data={applications.map((value) => ({ value, label: t(`application.${value}`) }))}
        value={chosen.aplikasi ?? null}
        onChange={(aplikasi) => choose({ aplikasi })}
        disabled={applications.length === 0}
        allowDeselect={false}
      />
    </div>
  )
}
