import { Button, Card, Grid, Group, Stack, Text, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Complaint } from '@/features/permits/voice/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { LinkAnchor } from '@/ui/LinkAnchor'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { Timeline } from '@/ui/Timeline'
import { toast } from '@/ui/toast'
import { ComplaintBadge } from './ComplaintBadge'
import { StepDialog } from './StepDialog'
import { useStep } from './useStep'

/** One complaint: what was written, who works on it, and its way. */
export default function ComplaintPage() {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const { id } = useParams({ from: '/app/pengaduan/$id' })
  const complaint = api.useQuery('get', '/api/v1/complaints/{id}', { params: { path: { id } } })
  if (complaint.data) return <Details complaint={complaint.data} />
  return (
    <Page title={t('complaint')}>
      <Loaded query={complaint}>{() => null}</Loaded>
    </Page>
  )
}

function Details({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const language = useLanguage()
  const name =
    complaint.service && (language === 'en' ? complaint.service.name_en : complaint.service.name_id)
  const facts: [string, string][] = [
    [t('about'), complaint.agency.name],
    [t('handler'), complaint.handler.name],
    ...(name ? [[t('service'), name] satisfies [string, string]] : []),
    [t('received'), formatDate(complaint.received_on, language)],
    [t('verifyBy'), formatDate(complaint.verify_by, language)],
    [t('due'), formatDate(complaint.due_date, language)],
    [t('contact'), complaint.contact ?? t('noContact')],
  ]
  return (
    <Page
      title={`${t(`categories.${complaint.category}`)} …${complaint.reference}`}
      lead={<ComplaintBadge {...complaint} />}
      actions={<Actions complaint={complaint} />}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Section title={t('written')} text={complaint.content} />
            {complaint.answer && <Section title={t('answer')} text={complaint.answer} />}
            {complaint.application_id && (
              <LinkAnchor to="/layanan-loket/$id" params={{ id: complaint.application_id }}>
                {t('case')}
              </LinkAnchor>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack>
            <Card withBorder component="dl" m={0}>
              {facts.map(([label, text]) => (
                <div key={label}>
                  <Text component="dt" size="sm" c="dimmed">
                    {label}
                  </Text>
                  <Text component="dd" m={0} mb="xs" fw={600}>
                    {text}
                  </Text>
                </div>
              ))}
            </Card>
            <Timeline
              label={t('way')}
              entries={complaint.steps
                .map((step, index) => ({
                  id: String(index),
                  title: t(`happened.${step.action}`, { office: step.handler.name }),
                  at: step.occurred_at,
                  actor:
                    step.actor_name ??
                    t(`actor.${step.action === 'escalate' || step.action === 'lapse' ? 'time' : 'citizen'}`),
                  note: step.note ?? null,
                  tone: step.action === 'escalate' ? ('danger' as const) : ('neutral' as const),
                }))
                .reverse()}
            />
            <LinkAnchor to="/pengaduan">{t('back')}</LinkAnchor>
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}

function Section({ title, text }: { title: string; text: string }) {
  return (
    <Card withBorder component="section" aria-label={title}>
      <Title order={2} fz="lg" mb="sm">
        {title}
      </Title>
      <Text style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Text>
    </Card>
  )
}

/** What the caller may do now, as the server says. */
function Actions({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation('permits', { keyPrefix: 'voice' })
  const [open, setOpen] = useState<'forward' | 'answer' | null>(null)
  const { take, busy } = useStep(complaint)
  const may = (action: Complaint['allowed_actions'][number]) => complaint.allowed_actions.includes(action)
  return (
    <Group gap="xs">
      {may('start') && (
        <Button loading={busy} onClick={() => take({ action: 'start' }, { error: toast.problem })}>
          {t('action.start')}
        </Button>
      )}
      {may('answer') && (
        <Button variant={may('start') ? 'default' : 'filled'} onClick={() => setOpen('answer')}>
          {t('action.answer')}
        </Button>
      )}
      {may('forward') && (
        <Button variant="default" onClick={() => setOpen('forward')}>
          {t('action.forward')}
        </Button>
      )}
      {open && <StepDialog action={open} complaint={complaint} onClose={() => setOpen(null)} />}
    </Group>
  )
}
