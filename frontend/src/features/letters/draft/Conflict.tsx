import { Alert, Button, Group, Stack, Table } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLetterVersions } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { formatTime } from '@/lib/format'
import classes from './draft.module.css'
import { differences, type Values, valuesOf } from './values'

interface ConflictProps {
  theirs: Letter
  mine: Values
  labels: Record<keyof Values, string>
  saving: boolean
  onTake: () => void
  onOverwrite: () => void
}

/** Somebody saved the same draft in between: what differs, and the choice between both. Nothing is lost unasked. */
export function Conflict({ theirs, mine, labels, saving, onTake, onOverwrite }: ConflictProps) {
  const { t } = useTranslation('letters')
  const box = useRef<HTMLDivElement>(null)
  // the newest version tells who it was
  const newest = useLetterVersions(theirs.id).data?.items[0]
  const author = newest && newest.updated_at >= theirs.updated_at ? newest.author : undefined
  const time = formatTime(theirs.updated_at)
  useEffect(() => box.current?.focus(), [])
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      classNames={{
        root: classes['conflict'] ?? '',
        title: classes['title'] ?? '',
        icon: classes['title'] ?? '',
      }}
      mb="md"
      icon={<IconArrowsDiff aria-hidden />}
      title={author ? t('conflict.titleBy', { name: author.name, time }) : t('conflict.title', { time })}
    >
      <Stack gap="sm">
        <div>{t('conflict.hint')}</div>
        <Table.ScrollContainer
          minWidth={420}
          type="native"
          tabIndex={0}
          role="region"
          aria-label={t('conflict.table')}
        >
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('conflict.field')}</Table.Th>
                <Table.Th scope="col">{t('conflict.theirs')}</Table.Th>
                <Table.Th scope="col">{t('conflict.mine')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences(valuesOf(theirs), mine).map((difference) => (
                <Table.Tr key={difference.field} style={{ whiteSpace: 'pre-line', verticalAlign: 'top' }}>
                  <Table.Th scope="row">{labels[difference.field]}</Table.Th>
                  <Table.Td>{difference.theirs || '–'}</Table.Td>
                  <Table.Td>{difference.mine || '–'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group>
          <Button variant="default" onClick={onTake}>
            {t('conflict.take')}
          </Button>
          <Button variant="default" onClick={onOverwrite} loading={saving}>
            {t('conflict.overwrite')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  )
}
