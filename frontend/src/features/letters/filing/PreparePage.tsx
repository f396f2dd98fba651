import { Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http } from '@/api/client'
import { must } from '@/api/must'
import { asProblem, type Problem } from '@/api/problem'
import classes from '@/features/letters/letter/letter.module.css'
import { useRefresh } from '@/features/letters/queries'
import { EmptyState } from '@/ui/EmptyState'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Note } from '@/ui/Note'
import { Page } from '@/ui/Page'
import { fieldText, problemText } from '@/ui/problemText'
import { toast } from '@/ui/toast'
import { FolderLine } from './FolderLine'
import { prepareSearch } from './search'
import type { DisposalFolder, DisposalKind } from './types'
import { DISPOSAL_KINDS } from './words'

/** What is due today is chosen for a list. Nothing happens to it before the list is approved and carried out. */
export default function PreparePage() {
  const { t } = useTranslation('archive')
  const { kind = 'transfer' } = prepareSearch(useSearch({ from: '/app/arsip/penyusutan/baru' }))
  const navigate = useNavigate({ from: '/arsip/penyusutan/baru' })
  const query = api.useQuery('get', '/api/v1/disposal-candidates', { params: { query: { kind } } })
  return (
    <Page
      title={t('disposal.prepare')}
      lead={t('disposal.prepareLead')}
      actions={
        <LinkButton to="/arsip/penyusutan" variant="default">
          {t('disposal.back')}
        </LinkButton>
      }
    >
      <Stack>
        <SegmentedControl
          aria-label={t('disposal.kind')}
          orientation="vertical"
          maw={420}
          data={DISPOSAL_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={(value) => void navigate({ search: { kind: value as DisposalKind }, replace: true })}
        />
        <Loaded query={query}>
          {({ items }) =>
            items.length > 0 ? (
              <Choose key={kind} kind={kind} due={items} />
            ) : (
              <EmptyState title={t('disposal.nothingDue')} hint={t('disposal.nothingDueHint')} />
            )
          }
        </Loaded>
      </Stack>
    </Page>
  )
}

function Choose({ kind, due }: { kind: DisposalKind; due: DisposalFolder[] }) {
  const { t } = useTranslation(['archive', 'errors'])
  const navigate = useNavigate()
  const refresh = useRefresh()
  const [title, setTitle] = useState('')
  const [left, setLeft] = useState<string[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const chosen = due.map(({ folder }) => folder.id).filter((id) => !left.includes(id))
  const fault = problem?.errors?.find(({ pointer }) => pointer === '/title')
  const create = useMutation({
    mutationFn: () =>
      must(http.POST('/api/v1/disposal-lists', { body: { kind, title, folder_ids: chosen } })),
    onError: (error) => setProblem(asProblem(error)),
    onSuccess: ({ id }) => {
      toast.done(t('disposal.prepared'))
      void navigate({ to: '/arsip/penyusutan/$id', params: { id } })
    },
    onSettled: refresh,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    create.mutate()
  }
  const choose = (id: string, on: boolean) =>
    setLeft(on ? left.filter((other) => other !== id) : [...left, id])
  return (
    <Stack component="form" onSubmit={submit} {...{ noValidate: true }}>
      <TextInput
        label={t('disposal.name')}
        value={title}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
        error={fault && fieldText(fault.code, fault.detail)}
        maw={520}
      />
      <Text>{t('disposal.choose')}</Text>
      <ul className={classes['tree']} aria-label={t('disposal.due')}>
        {due.map((item) => (
          <li key={item.folder.id} className={classes['sheet']}>
            <Checkbox
              label={item.folder.title}
              checked={!left.includes(item.folder.id)}
              onChange={({ currentTarget }) => choose(item.folder.id, currentTarget.checked)}
            />
            <FolderLine item={item} />
          </li>
        ))}
      </ul>
      {problem && !fault && <Note tone="danger" title={problemText(problem)} />}
      <Group>
        <Button type="submit" disabled={chosen.length === 0} loading={create.isPending}>
          {t('disposal.make', { count: chosen.length })}
        </Button>
      </Group>
    </Stack>
  )
}
