import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import classes from '@/features/letters/letter/letter.module.css'
import { NoteDialog } from '@/features/letters/letter/NoteDialog'
import { useRefresh } from '@/features/letters/queries'
import type { Letter } from '@/features/letters/types'
import { useLanguage } from '@/i18n/useLanguage'
import { formatDateTime } from '@/lib/format'
import { Note } from '@/ui/Note'
import { TextLink } from '@/ui/TextLink'
import { toast } from '@/ui/toast'
import type { FileFolderRef, LetterFiling } from './types'
import { folderNumber } from './words'

const NewFolderDialog = lazy(() => import('./NewFolderDialog'))

/** Where a letter is filed, or the folders that fit it. Nothing for a letter that is not finished. */
export default function FilingSection({ letter }: { letter: Letter }) {
  const { t } = useTranslation('archive')
  const path = { id: letter.id }
  const { data } = api.useQuery('get', '/api/v1/letters/{id}/filing', { params: { path } })
  if (!data || (!data.folder && !data.may_file)) return null
  return (
    <section aria-label={t('section.title')}>
      <Text component="h2" fz="1.15rem" fw={700} mb={8} mt={0}>
        {t('section.title')}
      </Text>
      {data.folder ? (
        <Filed filing={data} folder={data.folder} letter={letter} />
      ) : (
        <Unfiled filing={data} letter={letter} />
      )}
    </section>
  )
}

function Filed({ filing, folder, letter }: { filing: LetterFiling; folder: FileFolderRef; letter: Letter }) {
  const { t } = useTranslation('archive')
  const language = useLanguage()
  const [taking, setTaking] = useState(false)
  return (
    <Stack gap="xs">
      <div>
        <TextLink to="/arsip/$id" params={{ id: folder.id }}>
          {t('section.folder', { number: folderNumber(folder), title: folder.title })}
        </TextLink>
        <div className={classes['meta']}>
          <span>{folder.classification_code}</span>
          <span>{t('section.item', { number: filing.item_number })}</span>
          {filing.filed_by && filing.filed_at && (
            <span>
              {t('section.by', { name: filing.filed_by, at: formatDateTime(filing.filed_at, language) })}
            </span>
          )}
        </div>
      </div>
      {filing.may_take_out && (
        <Group>
          <Button size="compact-md" variant="default" onClick={() => setTaking(true)}>
            {t('takeOut.open')}
          </Button>
        </Group>
      )}
      {taking && (
        <NoteDialog
          title={t('takeOut.title')}
          hint={t('takeOut.hint', { subject: letter.subject })}
          noteLabel={t('reason')}
          noteRequired
          saveLabel={t('takeOut.save')}
          doneMessage={t('takeOut.done')}
          run={(reason) =>
            must(
              http.POST('/api/v1/file-folders/{id}/removals', {
                params: { path: { id: folder.id } },
                body: { letter_id: letter.id, reason },
              }),
            )
          }
          onClose={() => setTaking(false)}
        />
      )}
    </Stack>
  )
}

function Unfiled({ filing, letter }: { filing: LetterFiling; letter: Letter }) {
  const { t } = useTranslation('archive')
  const [opening, setOpening] = useState(false)
  const [target, setTarget] = useState<string | null>(null)
  const refresh = useRefresh()
  const file = useMutation({
    mutationFn: async (id: string) => {
      const body = { letter_ids: [letter.id] }
      const params = { path: { id } }
      const { items } = await must(http.POST('/api/v1/file-folders/{id}/letters', { params, body }))
      const [result] = items
      if (result && !result.filed)
        throw { title: result.message ?? '', status: 409, code: result.code ?? 'internal' }
    },
    onError: toast.problem,
    onSuccess: () => toast.done(t('file.done', { count: 1 })),
    onSettled: () => {
      setTarget(null)
      return refresh()
    },
  })
  const into = (id: string) => {
    setTarget(id)
    file.mutate(id)
  }
  return (
    <Stack gap="xs">
      {filing.suggestions.length > 0 ? (
        <ul className={classes['tree']} aria-label={t('section.suggestions')}>
          {filing.suggestions.map((folder) => (
            <li key={folder.id} className={classes['sheet']}>
              <Group justify="space-between" gap="xs">
                <span>
                  {t('section.folder', { number: folderNumber(folder), title: folder.title })}{' '}
                  <span className={classes['meta']}>{folder.classification_code}</span>
                </span>
                <Button
                  size="compact-md"
                  variant="default"
                  aria-label={t('section.fileInto', { title: folder.title })}
                  loading={target === folder.id}
                  onClick={() => into(folder.id)}
                >
                  {t('section.file')}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      ) : (
        <Note
          tone="info"
          title={t(letter.classification_code ? 'section.noFolder' : 'section.noClassification')}
        />
      )}
      <Group>
        <Button size="compact-md" variant="default" onClick={() => setOpening(true)}>
          {t('section.newFolder')}
        </Button>
      </Group>
      <Suspense>
        {opening && (
          <NewFolderDialog
            classification={letter.classification_code ?? null}
            onMade={(folder) => into(folder.id)}
            onClose={() => setOpening(false)}
          />
        )}
      </Suspense>
    </Stack>
  )
}
