import { Card, Grid, Group, Stack, Title } from '@mantine/core'
import { IconMapPin, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { fieldsOf } from '@/lib/schemaForm'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { Answers } from './Answers'
import { ApplicationStatus } from './ApplicationStatus'
import { ActionBar } from './actions/ActionBar'
import { Checks } from './Checks'
import { Clock } from './Clock'
import { Documents } from './Documents'
import { Follows } from './Follows'
import { MissingItems, NikWarnings } from './Hints'
import { History } from './History'
import { IssuedPermit } from './IssuedPermit'
import { Versions } from './issued/Versions'
import { PermitPaper } from './PermitPaper'
import { PersonalData } from './personal/PersonalData'
import { useApplication, useService } from './queries'
import { SlaBadge } from './SlaBadge'
import { PermitSignature } from './signing/PermitSignature'
import { signatureKey } from './signing/signature'
import { registerNumber, serviceName } from './text'
import type { Application, Service } from './types'

// only where something is or was to be paid
const PaymentBlock = lazy(() => import('@/features/permits/money/PaymentBlock'))
// a form of its own size, once for each case
const Reports = lazy(() => import('./visits/Reports'))
const OfficerLine = lazy(() => import('./officers/OfficerLine'))
const CounterSurvey = lazy(() => import('@/features/permits/voice/surveys/CounterSurvey'))

export default function ApplicationPage() {
  const { t } = useTranslation('permits')
  const { id } = useParams({ from: '/app/layanan-loket/$id' })
  const application = useApplication(id)
  const service = useService(application.data?.service.id)
  if (application.data && service.data)
    return <Details application={application.data} service={service.data} />
  return (
    <Page title={t('page.title')}>
      <Loaded query={application}>{() => <Loaded query={service}>{() => null}</Loaded>}</Loaded>
    </Page>
  )
}

function Details({ application, service }: { application: Application; service: Service }) {
  const { t } = useTranslation(['permits', 'signing'])
  const signed = signatureKey(application)
  const language = useLanguage()
  const fields = fieldsOf(service.form_schema, language, service.ui_order)
  const labels = Object.fromEntries(fields.map(({ key, label }) => [`/form_data/${key}`, label]))
  return (
    <Page
      title={`${serviceName(application.service, language)} – ${application.applicant_name || t('personal.nameErased')}`}
      lead={
        <Group component="span" gap="xs">
          <span>
            {t('registerShort', { number: registerNumber(application) })} · {application.agency.name}
          </span>
          <ApplicationStatus status={application.status} />
          {application.stage_name && <span>{application.stage_name[language]}</span>}
          <SlaBadge of={application} />
        </Group>
      }
      actions={
        <>
          <ActionBar application={application} service={service} fields={fields} />
          {application.visit_open && (
            <LinkButton
              to="/kunjungan/{-$id}"
              params={{ id: application.id }}
              variant="default"
              leftSection={<IconMapPin size={18} aria-hidden />}
            >
              {t('visit.title')}
            </LinkButton>
          )}
          <Suspense>{application.survey_open && <CounterSurvey id={application.id} />}</Suspense>
        </>
      }
    >
      {application.permit && (
        <IssuedPermit application={application} permit={application.permit} name={service.output_name} />
      )}
      {application.succession && <Follows succession={application.succession} fields={fields} />}
      <MissingItems application={application} />
      <NikWarnings application={application} labels={labels} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Section title={t('page.applicant')}>
              <Answers application={application} fields={fields} />
            </Section>
            <Section title={t('page.documents')}>
              <Documents application={application} />
            </Section>
            {!application.erased && (
              <Section title={t('paper.title')}>
                <PermitPaper application={application} />
              </Section>
            )}
            <Section title={t('personal.section')}>
              <PersonalData application={application} />
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Section title={t('page.clock')}>
              <Suspense>
                <OfficerLine application={application} />
              </Suspense>
              <Clock application={application} service={service} />
            </Section>
            {application.payment && (
              <Section title={t('money.section')}>
                <Suspense>
                  <PaymentBlock payment={application.payment} />
                </Suspense>
              </Section>
            )}
            {signed && (
              <Section title={t('signature.title', { ns: 'signing' })}>
                <PermitSignature application={application} state={signed} />
              </Section>
            )}
            {application.versions.length > 1 && (
              <Section title={t('versions.title')}>
                <Versions application={application} />
              </Section>
            )}
            {application.checks.length > 0 && (
              <Section title={t('check.title')}>
                <Checks application={application} />
              </Section>
            )}
            {application.visits.length > 0 && (
              <Section title={t('visit.reports')}>
                <Suspense>
                  <Reports application={application} />
                </Suspense>
              </Section>
            )}
            <Section title={t('page.history')}>
              <History application={application} />
            </Section>
            <Group>
              <LinkButton
                to="/layanan-loket/$id/tanda-terima"
                params={{ id: application.id }}
                variant="default"
                leftSection={<IconPrinter size={18} aria-hidden />}
              >
                {t('receipt.open')}
              </LinkButton>
              <LinkAnchor to="/layanan-loket">{t('page.back')}</LinkAnchor>
            </Group>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2} fz="lg" mb="sm">
        {title}
      </Title>
      {children}
    </Card>
  )
}
