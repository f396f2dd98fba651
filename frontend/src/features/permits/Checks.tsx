import { Button, Group, Stack, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '@/i18n/useLanguage'
import { today } from '@/lib/dates'
import { formatDate } from '@/lib/format'
import { StatusBadge } from '@/ui/StatusBadge'
import type { Application } from './types'

const CheckDialog = lazy(() => import('./CheckDialog'))

export type Check = Application['checks'][number]

const TONES = { fine: 'success', objection: 'danger', dropped: 'neutral' } as const

/** What is examined side by side, by the office and by others: what waits, and what came of it. */
export function Checks({ application }: { application: Application }) {
  const { t } = useTranslation('permits')
  const language = useLanguage()
  const [recording, setRecording] = useState<Check | null>(null)
  return (
    <Stack gap="sm">
      {application.checks.map((check) => {
        const date = formatDate(check.due_date, language)
        const waiting = check.due_date < today() ? t('check.late', { date }) : t('check.open', { date })
        return (
          <div key={check.id}>
            <Group gap="xs">
              <Text fw={600}>{language === 'en' ? check.name_en : check.name_id}</Text>
              <StatusBadge
                tone={check.outcome ? TONES[check.outcome] : 'warning'}
                label={check.outcome ? t(`check.${check.outcome}`) : waiting}
              />
            </Group>
            <Text size="sm" c="dimmed">
              {check.actor_name
                ? t('check.by', { who: check.actor_name, agency: check.agency.name })
                : check.agency.name}
            </Text>
            {check.note && <Text>{check.note}</Text>}
            {check.mine && (
              <Button size="compact-md" mt={4} onClick={() => setRecording(check)}>
                {t('check.record')}
              </Button>
            )}
          </div>
        )
      })}
      <Suspense>
        {recording && (
          <CheckDialog application={application} check={recording} onClose={() => setRecording(null)} />
        )}
      </Suspense>
    </Stack>
  )
}
