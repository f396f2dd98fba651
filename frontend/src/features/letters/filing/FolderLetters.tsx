import { Button, Group, Text, Title } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { must } from '@/api/must'
import { type Paged, usePages } from '@/api/usePages'
import { Day, SecurityBadge } from '@/features/letters/badges'
import { type Column, DataTable } from '@/ui/DataTable'
import { EmptyState } from '@/ui/EmptyState'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { TextLink } from '@/ui/TextLink'
import type { LongList } from '@/ui/useLongList'
import type { FiledLetter, FileFolder } from './types'

const ReasonDialog = lazy(() =>
  import('@/features/letters/letter/NoteDialog').then(({ NoteDialog }) => ({ default: NoteDialog })),
)

const load = (id: string) => (cursor: string | undefined) =>
  http.GET('/api/v1/file-folders/{id}/letters', {
    params: { path: { id }, query: { limit: 50, ...(cursor ? { cursor } : {}) } },
  }) as Promise<Paged<FiledLetter>>

/** What is in a folder, as far as the reader may see it. */
export function FolderLetters({ folder }: { folder: FileFolder }) {
  const { t } = useTranslation(['archive', 'common'])
  const letters = usePages(['file-folders', folder.id, 'letters'], load(folder.id))
  const [taking, setTaking] = useState<FiledLetter | null>(null)
  const withheld = folder.withheld_count ?? 0
  return (
    <section aria-label={t('letters.title')}>
      <Title order={2} fz="lg" mb="sm">
        {t('letters.title')}
      </Title>
      {withheld > 0 && <Note tone="info" title={t('letters.withheld', { count: withheld })} />}
      <Loaded query={letters}>
        {({ items }) =>
          items.length > 0 ? (
            <Letters folder={folder} letters={items} onTakeOut={setTaking} long={letters.long} />
          ) : withheld > 0 ? (
            <Text mt="sm">{t('letters.allWithheld')}</Text>
          ) : (
            <EmptyState title={t('letters.empty')} hint={t('letters.emptyHint')} />
          )
        }
      </Loaded>
      {letters.hasMore && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={letters.loadingMore} onClick={letters.loadMore}>
            {t('action.more', { ns: 'common' })}
          </Button>
        </Group>
      )}
      <Suspense>
        {taking && (
          <ReasonDialog
            title={t('takeOut.title')}
            hint={t('takeOut.hint', { subject: taking.subject })}
            noteLabel={t('reason')}
            noteRequired
            saveLabel={t('takeOut.save')}
            doneMessage={t('takeOut.done')}
            run={(reason) =>
              must(
                http.POST('/api/v1/file-folders/{id}/removals', {
                  params: { path: { id: folder.id } },
                  body: { letter_id: taking.letter_id, reason },
                }),
              )
            }
            onClose={() => setTaking(null)}
          />
        )}
      </Suspense>
    </section>
  )
}

interface LettersProps {
  folder: FileFolder
  letters: FiledLetter[]
  onTakeOut: (letter: FiledLetter) => void
  long: LongList
}

function Letters({ folder, letters, onTakeOut, long }: LettersProps) {
  const { t } = useTranslation(['archive', 'common', 'letters'])
  const columns: [Column<FiledLetter>, ...Column<FiledLetter>[]] = [
    { key: 'item', header: t('letters.item'), width: 80, cell: ({ item_number }) => item_number },
    {
      key: 'subject',
      header: t('letters.subject'),
      heads: true,
      cell: (letter) => (
        <>
          <TextLink to="/surat/$id" params={{ id: letter.letter_id }}>
            {letter.subject}
          </TextLink>{' '}
          <SecurityBadge level={letter.security_level} />
        </>
      ),
    },
    {
      key: 'direction',
      header: t('letters.direction'),
      width: 110,
      cell: ({ direction }) => t(`direction.${direction}`),
    },
    { key: 'number', header: t('letters.number'), cell: ({ letter_number }) => letter_number ?? '–' },
    {
      key: 'date',
      header: t('letters.date'),
      width: 112,
      cell: ({ letter_date }) => <Day date={letter_date} />,
    },
  ]
  if (folder.allowed_actions.includes('take_out'))
    columns.push({
      key: 'actions',
      header: t('table.actions', { ns: 'common' }),
      width: 130,
      cell: (letter) => (
        <Button size="compact-sm" variant="default" onClick={() => onTakeOut(letter)}>
          {t('takeOut.open')}
        </Button>
      ),
    })
  return (
    <DataTable
      name={t('letters.title')}
      rows={letters}
      rowKey={({ letter_id }) => letter_id}
      long={long}
      columns={columns}
    />
  )
}
