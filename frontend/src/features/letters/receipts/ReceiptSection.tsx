import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import classes from '@/features/letters/letter/letter.module.css'
import { useCommand } from '@/features/letters/letter/useCommand'
import { personName } from '@/features/letters/people'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { openInTab } from '@/ui/openFile'
import { StatusBadge, type Tone } from '@/ui/StatusBadge'
import { toast } from '@/ui/toast'
import { slipsOf } from './slips'
import type { Receipt, ReceiptWay } from './types'

const TONES: Record<Receipt['status'], Tone> = {
  issued: 'success',
  waiting: 'info',
  sent: 'success',
  failed: 'danger',
}

const EVERY_MS = 3_000

/** Acknowledgements of an incoming letter. Nothing where there are none and the reader makes none. */
export default function ReceiptSection({ letter }: { letter: Letter }) {
  const { t } = useTranslation('dispatch')
  const params = { path: { id: letter.id } }
  const { data } = api.useQuery(
    'get',
    '/api/v1/letters/{id}/receipts',
    { params },
    // a mail goes out by itself, soon
    {
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ status }) => status === 'waiting') && EVERY_MS,
    },
  )
  const make = useCommandOf(letter.id)
  if (!data || (data.items.length === 0 && data.possible_ways.length === 0)) return null
  return (
    <section aria-label={t('ack.title')}>
      <Text component="h2" fz="1.15rem" fw={700} mb={8} mt={0}>
        {t('ack.title')}
      </Text>
      <Stack gap="xs">
        {data.items.length > 0 ? (
          <ul className={classes['tree']} aria-label={t('ack.title')}>
            {data.items.map((receipt) => (
              <li key={receipt.id} className={classes['sheet']}>
                <Line receipt={receipt} />
              </li>
            ))}
          </ul>
        ) : (
          <Text c="dimmed">{t('ack.none')}</Text>
        )}
        <Group gap="xs">
          {data.possible_ways.map((way) => (
            <Button
              key={way}
              size="compact-md"
              variant="default"
              loading={make[way].isPending}
              onClick={() => make[way].mutate()}
            >
              {t(`ack.${way}`)}
            </Button>
          ))}
        </Group>
        {data.possible_ways.length > 0 && (
          <Text size="sm" c="dimmed">
            {data.known_email ? t('ack.mailTo', { email: data.known_email }) : t('ack.noAddress')}
          </Text>
        )}
      </Stack>
    </section>
  )
}

function useCommandOf(id: string) {
  const { t } = useTranslation('dispatch')
  const run = (way: ReceiptWay) => async () => {
    const body = { letter_ids: [id], way }
    const { items, batch_id } = await must(http.POST('/api/v1/letters/receipts', { body }))
    const [result] = items
    if (result && !result.acknowledged)
      throw { title: result.message ?? '', status: 409, code: result.code ?? 'internal' }
    return { batch: batch_id, email: result?.email ?? '' }
  }
  const paper = useCommand(run('paper'), ({ batch }) => {
    toast.done(t('ack.done'))
    if (batch) openInTab(slipsOf(batch, t('ack.file'))).catch(toast.problem)
  })
  const mail = useCommand(run('mail'), ({ email }) => toast.done(t('ack.mailed', { email })))
  return { paper, mail }
}

function Line({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation('dispatch')
  const language = useLanguage()
  const at = formatDateTime(receipt.created_at, language)
  return (
    <Group justify="space-between" gap="xs">
      <div>
        {t(`ack.ways.${receipt.way}`)} {receipt.email}{' '}
        <StatusBadge tone={TONES[receipt.status]} label={t(`ack.status.${receipt.status}`)} />
        {receipt.problem && <Text size="sm">{t(`problem.${receipt.problem}`)}</Text>}
        <div className={classes['meta']}>
          <span>{t('ack.by', { name: personName(receipt.by), at })}</span>
        </div>
      </div>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => openInTab(slipsOf(receipt.batch_id, t('ack.file'))).catch(toast.problem)}
      >
        PDF
      </Button>
    </Group>
  )
}
