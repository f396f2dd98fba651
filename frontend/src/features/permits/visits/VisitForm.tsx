import { Button, Card, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '@/ui/Note'
import { fieldText } from '@/ui/problemText'
import { type KeptCase, type KeptVisit, keepVisit } from './kept'
import { Photos } from './Photos'
import { sendNow } from './sender'
import { fromLocal, toLocal } from './time'

/** Longest findings, as the server takes them. */
const FINDINGS = 4000

/** A visit that is about to begin; it is kept with the first word or photo. */
export function begun({ user, id, service, register }: KeptCase): KeptVisit {
  const now = new Date().toISOString()
  return {
    id: crypto.randomUUID(),
    user,
    application: id,
    service,
    register,
    state: 'draft',
    visitedAt: now,
    outcome: 'fine',
    findings: '',
    changedAt: now,
  }
}

interface VisitFormProps {
  of: KeptCase
  start: KeptVisit
  onSent: () => void
}

/** The report of one visit. All of it is kept on the phone the moment it is entered. */
export function VisitForm({ of, start, onSent }: VisitFormProps) {
  const { t } = useTranslation(['permits', 'errors'])
  const [visit, setVisit] = useState(start)
  const [tried, setTried] = useState(false)
  const [full, setFull] = useState(false)
  const [taking, setTaking] = useState(0)
  const change = (part: Partial<KeptVisit>) => {
    const next = { ...visit, ...part, changedAt: new Date().toISOString() }
    setVisit(next)
    keepVisit(next).catch(() => setFull(true))
  }
  const unsaid = tried && !visit.findings.trim()
  const send = async () => {
    setTried(true)
    if (!visit.findings.trim()) return document.getElementById('findings')?.focus()
    try {
      await keepVisit({ ...visit, state: 'waiting', changedAt: new Date().toISOString() })
      onSent()
      sendNow()
    } catch {
      setFull(true)
    }
  }
  return (
    <Card withBorder component="section" aria-label={t('visit.report')}>
      <Stack>
        <Title order={2} fz="lg">
          {t('visit.report')}
        </Title>
        {!of.open && <Note tone="warning" title={t('visit.closed')} />}
        {full && <Note tone="danger" title={t('visit.full')} />}
        <TextInput
          type="datetime-local"
          label={t('visit.when')}
          value={toLocal(visit.visitedAt)}
          onChange={(event) => {
            const at = fromLocal(event.currentTarget.value)
            if (at) change({ visitedAt: at })
          }}
        />
        <Radio.Group
          label={t('check.outcome')}
          value={visit.outcome}
          onChange={(outcome) => change({ outcome: outcome as KeptVisit['outcome'] })}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="fine" label={t('check.fine')} />
            <Radio value="objection" label={t('check.objection')} />
          </Stack>
        </Radio.Group>
        <Textarea
          id="findings"
          label={t('check.note')}
          description={t('visit.noNumbers')}
          autosize
          minRows={4}
          maxLength={FINDINGS}
          value={visit.findings}
          onChange={(event) => change({ findings: event.currentTarget.value })}
          error={unsaid ? fieldText('required') : undefined}
        />
        <Photos
          visit={visit}
          onFirst={() => keepVisit(visit)}
          onFull={() => setFull(true)}
          onTaking={(step) => setTaking((count) => count + step)}
        />
        <Button onClick={() => void send()} disabled={taking > 0} size="md">
          {t('visit.send')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('visit.keptHere')}
        </Text>
      </Stack>
    </Card>
  )
}
