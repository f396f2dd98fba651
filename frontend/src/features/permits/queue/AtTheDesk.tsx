import { Button, Group, NumberInput, Paper, Popover, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Ticket, useQueueActs } from './queries'

/** Whoever is at this counter now. */
export function AtTheDesk({ tickets, desk }: { tickets: Ticket[]; desk: number }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  if (tickets.length === 0) return <Text c="dimmed">{t('idle')}</Text>
  return (
    <Stack gap="md">
      {tickets.map((ticket) => (
        <Now key={ticket.id} ticket={ticket} desk={desk} />
      ))}
    </Stack>
  )
}

function Now({ ticket, desk }: { ticket: Ticket; desk: number }) {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  const { act, busy } = useQueueActs(desk)
  return (
    <Paper component="section" aria-label={ticket.label} withBorder p="md">
      <Text>{t('here', { desk })}</Text>
      <Text fz={48} fw={700} lh={1.2}>
        {ticket.label}
      </Text>
      <Text c="dimmed" mb="md">
        {t('times', { count: ticket.calls })}
      </Text>
      <Group gap="xs">
        <Button disabled={busy} onClick={() => act(ticket, { action: 'serve' })}>
          {t('serve')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => act(ticket, { action: 'recall' })}>
          {t('recall')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => act(ticket, { action: 'skip' })}>
          {t('skip')}
        </Button>
        <HandOver
          desk={desk}
          disabled={busy}
          onChoose={(to_desk) => act(ticket, { action: 'hand_over', to_desk })}
        />
      </Group>
    </Paper>
  )
}

interface HandOverProps {
  desk: number
  disabled: boolean
  onChoose: (desk: number) => void
}

function HandOver({ desk, disabled, onChoose }: HandOverProps) {
  const { t } = useTranslation('numbering', { keyPrefix: 'queue' })
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState(desk === 1 ? 2 : 1)
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withArrow>
      <Popover.Target>
        <Button variant="default" disabled={disabled} onClick={() => setOpen(!open)}>
          {t('handOver')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('handOver')}>
        <Group align="flex-end" gap="xs">
          <NumberInput
            label={t('toDesk')}
            w={140}
            min={1}
            max={99}
            allowDecimal={false}
            clampBehavior="strict"
            value={to}
            onChange={(value) => typeof value === 'number' && setTo(value)}
          />
          <Button
            disabled={to === desk}
            onClick={() => {
              setOpen(false)
              onChoose(to)
            }}
          >
            {t('handOver')}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
