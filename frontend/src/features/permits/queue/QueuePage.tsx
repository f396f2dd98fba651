import { Button, Checkbox, Group, NumberInput, Paper, Stack, Text, Title } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { IconBell, IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { toast } from '@/ui/toast'
import { AtTheDesk } from './AtTheDesk'
import { GiveOut } from './GiveOut'
import { type Line, type Queue, type Ticket, useQueue, useQueueActs } from './queries'

const LINES: Line[] = ['permit', 'non_permit']

/** The counter's side of the queue: call, call again, skip, hand over, done. */
export default function QueuePage() {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  const [desk, setDesk] = useLocalStorage({ key: 'pamong.desk', defaultValue: 1 })
  const [lines, setLines] = useLocalStorage<Line[]>({ key: 'pamong.desk-lines', defaultValue: LINES })
  const queue = useQueue()
  const { next, busy } = useQueueActs(desk)
  const code = useMe()?.position.agency.code ?? ''
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <GiveOut />
          <Button
            component="a"
            href={`/antrean?kantor=${encodeURIComponent(code)}`}
            target="_blank"
            variant="default"
            leftSection={<IconExternalLink size={18} />}
          >
            {t('screen')}
          </Button>
        </>
      }
    >
      <Stack gap="lg">
        <Group align="flex-end" gap="lg">
          <NumberInput
            label={t('desk')}
            w={110}
            min={1}
            max={99}
            allowDecimal={false}
            clampBehavior="strict"
            value={desk}
            onChange={(value) => typeof value === 'number' && setDesk(value)}
          />
          <Checkbox.Group label={t('lines')} value={lines} onChange={(value) => setLines(value as Line[])}>
            <Group gap="md" mt="xs">
              {LINES.map((line) => (
                <Checkbox key={line} value={line} label={t(`line.${line}`)} />
              ))}
            </Group>
          </Checkbox.Group>
          <Button
            size="lg"
            leftSection={<IconBell size={20} />}
            loading={busy}
            disabled={lines.length === 0}
            onClick={() =>
              next(lines, (ticket) =>
                toast.done(ticket ? t('called', { desk, label: ticket.label }) : t('none')),
              )
            }
          >
            {t('next')}
          </Button>
        </Group>
        <Loaded query={queue}>{(today) => <Today queue={today} desk={desk} />}</Loaded>
      </Stack>
    </Page>
  )
}

function Today({ queue: { called, waiting, skipped }, desk }: { queue: Queue; desk: number }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  const others = called.filter((ticket) => ticket.desk !== desk)
  return (
    <>
      <AtTheDesk tickets={called.filter((ticket) => ticket.desk === desk)} desk={desk} />
      <Tickets title={t('waiting', { count: waiting.length })} tickets={waiting} desk={desk} />
      {waiting.length === 0 && <EmptyState title={t('none')} />}
      {skipped.length > 0 && <Tickets title={t('skipped')} tickets={skipped} desk={desk} />}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <Title order={2} fz="lg" id="others" mb="xs">
            {t('others')}
          </Title>
          <Stack gap={4}>
            {others.map(({ id, label, desk: at }) => (
              <Text key={id}>
                <strong>{label}</strong> · {t('at', { desk: at })}
              </Text>
            ))}
          </Stack>
        </section>
      )}
    </>
  )
}

function Tickets({ title, tickets, desk }: { title: string; tickets: Ticket[]; desk: number }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  const { act, busy } = useQueueActs(desk)
  if (tickets.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={2} fz="lg" mb="xs">
        {title}
      </Title>
      <Group gap="xs">
        {tickets.map((ticket) => (
          <Paper key={ticket.id} withBorder p="xs">
            <Group gap="xs" wrap="nowrap">
              <Text fw={650}>{ticket.label}</Text>
              {ticket.for_desk && <Text fz="sm">{t('for', { desk: ticket.for_desk })}</Text>}
              <Button
                size="compact-md"
                variant="default"
                disabled={busy}
                aria-label={t('callOf', { label: ticket.label })}
                onClick={() => act(ticket, { action: 'call' })}
              >
                {t('call')}
              </Button>
            </Group>
          </Paper>
        ))}
      </Group>
    </section>
  )
}
