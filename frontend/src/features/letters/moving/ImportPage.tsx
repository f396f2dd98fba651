import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowBackUp, IconCheck } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { AgendaImport } from '@/features/letters/types'
import { formatNumber } from '@/lib/format'
import { ConfirmDialog } from '@/ui/ConfirmDialog'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { StatusBadge } from '@/ui/StatusBadge'
import { ImportRows } from './ImportRows'
import classes from './moving.module.css'
import { Scans } from './Scans'
import { useSteps } from './useSteps'
import { bookName, importTones } from './words'

/** One book that was read: what is in it, what is wrong with it, and the way into the agenda book and back. */
export default function ImportPage() {
  const { id } = useParams({ from: '/app/pindahan/$id' })
  const { t } = useTranslation('moving')
  const query = api.useQuery('get', '/api/v1/agenda-imports/{id}', { params: { path: { id } } })
  return (
    <Loaded query={query}>
      {(one) => (
        <Page
          title={one.file_name}
          lead={t('import.lead', { book: bookName(t, one), agency: one.agency.name })}
          actions={
            <LinkButton to="/pindahan" variant="default">
              {t('import.back')}
            </LinkButton>
          }
        >
          <Stack>
            <Group>
              <StatusBadge tone={importTones[one.status]} label={t(`status.${one.status}`)} />
            </Group>
            <Counts one={one} />
            <Way one={one} />
            {one.allowed_actions.includes('attach_scans') && <Scans id={one.id} />}
            <ImportRows one={one} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function Counts({ one }: { one: AgendaImport }) {
  const { t } = useTranslation('moving')
  const shown = (['rows', 'ready', 'faulty', 'imported', 'removed', 'kept'] as const).filter(
    (key) => key === 'rows' || one[key] > 0,
  )
  return (
    <dl className={classes['counts']}>
      {shown.map((key) => (
        <div key={key}>
          <dt>{t(`count.${key}`)}</dt>
          <dd>{formatNumber(one[key])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Accepting, undoing, and how far either has come. */
function Way({ one }: { one: AgendaImport }) {
  const { t } = useTranslation('moving')
  const { running, run } = useSteps(one.id)
  const [asked, ask] = useDisclosure()
  const accepts = one.allowed_actions.includes('accept')
  const undoes = one.allowed_actions.includes('undo')
  const total = running === 'undo' ? one.imported : one.rows - one.faulty
  const done = running === 'undo' ? one.removed + one.kept : one.imported
  return (
    <Stack gap="sm">
      {one.status === 'accepted' && (
        <Note tone="success" title={t('import.done', { count: one.imported })}>
          <LinkButton
            to="/agenda"
            search={{ register: one.register }}
            variant="default"
            size="compact-md"
            mt="xs"
          >
            {t('import.agenda')}
          </LinkButton>
        </Note>
      )}
      {one.status === 'undone' && (
        <Note tone="info" title={t('import.undone', { removed: one.removed, kept: one.kept })} />
      )}
      {running && (
        <div role="status">
          <Text size="sm">
            {t(running === 'undo' ? 'import.undoing' : 'import.accepting')}:{' '}
            {t('import.progress', { done: formatNumber(done), total: formatNumber(total) })}
          </Text>
          <Progress
            value={total > 0 ? (done / total) * 100 : 100}
            aria-label={t(running === 'undo' ? 'import.undoing' : 'import.accepting')}
          />
        </div>
      )}
      <Group>
        {accepts && (
          <Button
            leftSection={<IconCheck size={18} aria-hidden />}
            loading={running === 'accept'}
            disabled={running === 'undo' || (one.status === 'previewed' && one.ready === 0)}
            onClick={() => void run('accept')}
          >
            {one.status === 'accepting' ? t('import.goOn') : t('import.accept', { count: one.ready })}
          </Button>
        )}
        {undoes && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} aria-hidden />}
            loading={running === 'undo'}
            disabled={running === 'accept'}
            onClick={ask.open}
          >
            {t(one.status === 'undoing' ? 'import.goOnUndo' : 'import.undo')}
          </Button>
        )}
      </Group>
      {accepts && one.faulty > 0 && (
        <Text size="sm" c="dimmed">
          {t('import.acceptHint')}
        </Text>
      )}
      <ConfirmDialog
        opened={asked}
        title={t('import.undoTitle')}
        confirmLabel={t('import.undo')}
        danger
        onClose={ask.close}
        onConfirm={() => {
          ask.close()
          void run('undo')
        }}
      >
        {t('import.undoText', { count: one.imported - one.removed - one.kept })}
      </ConfirmDialog>
    </Stack>
  )
}
