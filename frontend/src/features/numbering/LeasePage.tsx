import { Button, Group, Table } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useCan } from '@/api/session'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDate } from '@/lib/format'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { TextLink } from '@/ui/TextLink'
import classes from './numbering.module.css'
import type { Lease, LeasedNumber } from './types'

const LetterDialog = lazy(() => import('./LetterDialog'))
const VoidDialog = lazy(() => import('./VoidDialog'))

/** A lent block: the list to print before an outage, and afterwards what became of each number. */
export default function LeasePage({ id }: { id: string }) {
  const lease = api.useQuery('get', '/api/v1/number-leases/{id}', { params: { path: { id } } })
  return <Loaded query={lease}>{(found) => <Block lease={found} />}</Loaded>
}

function Block({ lease }: { lease: Lease }) {
  const { t } = useTranslation('numbering')
  const language = useLanguage()
  const { entry, open, overdue } = lease
  const [doing, setDoing] = useState<{ what: 'letter' | 'void'; number: number } | null>(null)
  const close = () => setDoing(null)
  return (
    <Page
      title={t('lease.page', { first: entry.first, last: entry.last })}
      lead={
        <>
          {entry.agency.name} ·{' '}
          {t('lease.lead', { reason: entry.reason, date: formatDate(entry.valid_until, language) })}
        </>
      }
      actions={
        <Group gap="xs" data-no-print>
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('lease.print')}
          </Button>
          <LinkButton to="/register-nomor" variant="default">
            {t('lease.back')}
          </LinkButton>
        </Group>
      }
    >
      <div role="status" data-no-print>
        <Note
          tone={overdue ? 'danger' : open > 0 ? 'warning' : 'success'}
          title={open > 0 ? t('lease.openNumbers', { count: open }) : t('lease.settled')}
        >
          {overdue && t('lease.overdue')}
        </Note>
      </div>
      <NumberList lease={lease} onDo={(what, number) => setDoing({ what, number })} />
      <Suspense>
        {doing?.what === 'letter' && <LetterDialog lease={lease} number={doing.number} onClose={close} />}
        {doing?.what === 'void' && (
          <VoidDialog
            of={{ number: doing.number, agency: entry.agency.id, year: entry.year }}
            onClose={close}
          />
        )}
      </Suspense>
    </Page>
  )
}

interface NumberListProps {
  lease: Lease
  onDo: (what: 'letter' | 'void', number: number) => void
}

/** On paper each number has room for what is written by hand. */
function NumberList({ lease, onDo }: NumberListProps) {
  const { t } = useTranslation(['numbering', 'common'])
  const mayKeep = useCan()('numbering.keep')
  return (
    <Table className={classes['list'] ?? ''} aria-label={t('lease.list')} mt="md" verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('field.number')}</Table.Th>
          <Table.Th scope="col">{t('lease.state')}</Table.Th>
          <Table.Th scope="col" className={classes['paper'] ?? ''}>
            {t('field.letterDate')}
          </Table.Th>
          <Table.Th scope="col" className={classes['paper'] ?? ''}>
            {t('field.addressee')}
          </Table.Th>
          <Table.Th scope="col" className={classes['paper'] ?? ''}>
            {t('field.subject')}
          </Table.Th>
          {mayKeep && (
            <Table.Th scope="col" data-no-print>
              {t('table.actions', { ns: 'common' })}
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lease.numbers.map((one) => (
          <Table.Tr key={one.number}>
            <Table.Th scope="row">{one.number}</Table.Th>
            <Table.Td>
              <State one={one} />
            </Table.Td>
            <Table.Td className={classes['paper'] ?? ''} />
            <Table.Td className={classes['paper'] ?? ''} />
            <Table.Td className={classes['paper'] ?? ''} />
            {mayKeep && (
              <Table.Td data-no-print>
                {one.state === 'open' && (
                  <Group gap="xs">
                    <Button
                      size="compact-sm"
                      aria-label={t('letter.openOf', { number: one.number })}
                      onClick={() => onDo('letter', one.number)}
                    >
                      {t('letter.open')}
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('void.openOf', { number: one.number })}
                      onClick={() => onDo('void', one.number)}
                    >
                      {t('void.short')}
                    </Button>
                  </Group>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function State({ one }: { one: LeasedNumber }) {
  const { t } = useTranslation('numbering')
  const tone = one.state === 'open' ? 'warning' : one.state === 'void' ? 'neutral' : 'success'
  return (
    <>
      <StatusBadge tone={tone} label={t(`leased.${one.state}`)} />
      {one.reason && <div>{one.reason}</div>}
      {one.letter_id && (
        <div>
          <TextLink to="/surat/$id" params={{ id: one.letter_id }}>
            {t('letter.show', { number: one.number })}
          </TextLink>
        </div>
      )}
    </>
  )
}
