import { Card, Group, Stack, Text, Title } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asProblem } from '@/api/problem'
import { restore } from '@/api/session'
import { Facts } from '@/features/permits/Facts'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loading } from '@/ui/Loading'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { problemText } from '@/ui/problemText'
import { StatusBadge } from '@/ui/StatusBadge'
import { fetchCase } from './caseKept'
import { clearOld, type KeptCase, type KeptVisit, keepCase } from './kept'
import { Outbox } from './Outbox'
import { keepSending, sendNow } from './sender'
import { useKept, useOnline, usePerson } from './useKept'
import { begun, VisitForm } from './VisitForm'
import { keepPage } from './worker'

/** Visits on site, which need a network only before and afterwards. `id`: the application that is visited. */
export default function VisitPage({ id }: { id?: string | undefined }) {
  const { t } = useTranslation(['permits', 'errors'])
  const online = useOnline()
  const { person, signedIn } = usePerson()
  const kept = useKept(person?.id)
  const fault = useCase(person?.id, id, online && signedIn)
  useEffect(() => {
    keepPage()
    void clearOld()
    return keepSending()
  }, [])
  useEffect(() => {
    if (online) void restore().then((renewal) => renewal === 'renewed' && sendNow())
  }, [online])
  const here = kept?.cases.find((one) => one.id === id)
  const navigate = useNavigate()
  const [editing, setEditing] = useState<KeptVisit | null>(null)
  useEffect(() => {
    if (!kept || !here) return
    const draft = kept.visits.findLast(
      ({ application, state }) => application === here.id && state === 'draft',
    )
    setEditing((now) => now ?? draft ?? begun(here))
  }, [kept, here])
  const edit = (visit: KeptVisit) => {
    if (visit.application === here?.id) setEditing(visit)
    else void navigate({ to: '/kunjungan/{-$id}', params: { id: visit.application } })
  }
  const arrived = kept?.arrivals.some(({ application }) => application === id)
  return (
    <Page
      title={t('visit.title')}
      narrow
      lead={
        <Group component="span" gap="xs">
          <StatusBadge
            tone={online ? 'success' : 'warning'}
            label={t(online ? 'visit.online' : 'visit.offline')}
          />
          {person && <span>{person.name}</span>}
        </Group>
      }
    >
      <Stack>
        {online && !signedIn && (
          <Note tone="warning" title={t('visit.signIn')}>
            <a href={`/masuk?ke=${encodeURIComponent(location.pathname)}`}>{t('visit.toSignIn')}</a>
          </Note>
        )}
        {fault !== null && <Note tone="danger" title={problemText(fault)} />}
        {!kept && <Loading />}
        {here && <CaseCard of={here} />}
        {here && editing && (
          <VisitForm key={editing.id} of={here} start={editing} onSent={() => setEditing(begun(here))} />
        )}
        {kept && id && !here && !fault && !arrived && (
          <Note tone="info" title={t(online ? 'visit.loading' : 'visit.notKept')} />
        )}
        {kept && (
          <Outbox
            kept={kept}
            editing={here && editing?.id}
            onEdit={edit}
            online={online}
            signedIn={signedIn}
          />
        )}
        {kept && <Cases cases={kept.cases.filter((one) => one.id !== id)} />}
        <Text size="sm" c="dimmed">
          {t('visit.privacy')}
        </Text>
      </Stack>
    </Page>
  )
}

/** Takes the application along while there is a network; what stood in the way. */
function useCase(user: string | undefined, id: string | undefined, reachable: boolean): unknown {
  const [fault, setFault] = useState<unknown>(null)
  useEffect(() => {
    if (!user || !id || !reachable) return
    let current = true
    fetchCase(user, id)
      .then(keepCase)
      .then(() => current && setFault(null))
      .catch((error: unknown) => {
        // without an answer what is kept is shown as it is
        const problem = asProblem(error)
        if (current && problem.status >= 400 && problem.status < 500) setFault(problem)
      })
    return () => {
      current = false
    }
  }, [user, id, reachable])
  return fault
}

function CaseCard({ of }: { of: KeptCase }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const places = of.places[language].map(({ label, text }) => ({ key: label, label, text }))
  return (
    <Card withBorder component="section" aria-label={t('visit.case')}>
      <Title order={2} fz="lg">
        {of.service[language]}
      </Title>
      <Text mb="sm">
        {of.applicant} · {t('registerShort', { number: of.register })}
      </Text>
      <Facts items={places} />
      <Text size="sm" c="dimmed" mt="sm">
        {t('visit.keptAt', { time: formatDateTime(of.keptAt, language) })}
      </Text>
    </Card>
  )
}

/** Other applications that this phone has with it. */
function Cases({ cases }: { cases: KeptCase[] }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  if (cases.length === 0) return null
  return (
    <section aria-label={t('visit.cases')}>
      <Title order={2} fz="lg" mb="xs">
        {t('visit.cases')}
      </Title>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {cases.map((one) => (
          <li key={one.id}>
            <LinkAnchor to="/kunjungan/{-$id}" params={{ id: one.id }}>
              {one.service[language]} – {one.applicant}
            </LinkAnchor>
          </li>
        ))}
      </Stack>
    </section>
  )
}
