import { Button, Group, Box as Space } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { http } from '@/api/client'
import { useCan } from '@/api/session'
import { type Paged, usePages } from '@/api/usePages'
import { compact, type InboxSearch } from '@/features/letters/search'
import { chosenRows } from '@/features/letters/signing/batch'
import type { LetterRow, LettersQuery } from '@/features/letters/types'
import { extend, MAX_CHOSEN, toggle } from '@/lib/selection'
import { EmptyState, NoMatch } from '@/ui/EmptyState'
import { LinkButton } from '@/ui/LinkButton'
import { Loaded } from '@/ui/Loaded'
import { Page } from '@/ui/Page'
import { ApprovalBar, choiceOf } from './ApprovalBar'
import { BoxNav } from './BoxNav'
import { type Box, boxesFor, filtersOf, queryOf } from './boxes'
import { Facets } from './Facets'
import { type Change, InboxFilters } from './InboxFilters'
import classes from './InboxPage.module.css'
import { type Choice, LetterList, type ListHandle } from './LetterList'
import { LookMenu } from './LookMenu'
import { PreviewPane } from './PreviewPane'
import { SavedViews } from './SavedViews'
import { useHidden } from './several/hidden'
import { useListKeys } from './useListKeys'
import { useDefaultView } from './views'

const loadBar = () => import('./several/SeveralBar')
const SeveralBar = lazy(loadBar)

const load = (query: LettersQuery) => (cursor: string | undefined) =>
  http.GET('/api/v1/letters', {
    params: { query: { ...query, ...(cursor ? { cursor, limit: 100 } : { limit: 50 }) } },
  }) as Promise<Paged<LetterRow>>

export default function InboxPage() {
  const { t } = useTranslation(['letters', 'common'])
  const search = useSearch({ from: '/app/surat' })
  const navigate = useNavigate({ from: '/surat' })
  const box: Box = search.box ?? 'inbox'
  const router = useRouter()
  const go = (next: InboxSearch) => {
    // a letter that is being opened must not be called back by the search box, which reports late
    if (router.latestLocation.pathname !== '/surat') return
    void navigate({ search: next, replace: true, resetScroll: false })
  }
  const change = (next: Change) => go(compact<InboxSearch>({ ...search, box, letter: undefined, ...next }))
  const reset = () => go(compact<InboxSearch>({ box, sort: search.sort, columns: search.columns }))
  const wide = useMediaQuery('(min-width: 80em)', false, { getInitialValueInEffect: false })
  const query = queryOf(search)
  const opening = useDefaultView(search)
  const letters = usePages(['letters', query], load(query))
  const signs = box === 'to_approve'
  const [picked, setChosen] = useState<string[]>([])
  const hidden = useHidden()
  const rows = (letters.data?.items ?? []).filter(({ id }) => box !== 'inbox' || !hidden.has(id))
  const chosen = chosenRows(rows, picked).map(({ id }) => id)
  const can = useCan()
  const works = box === 'inbox' && (can('letter.dispose') || can('letter.close'))
  const choice = signs ? choiceOf(chosen, setChosen) : works ? severalOf(rows, picked, setChosen) : undefined
  const list = useRef<ListHandle>(null)
  const queries = useQueryClient()
  const finish = (id: string) => {
    const gone = rows.filter((row) => row.id === id)
    return loadBar().then(({ closeSoon }) => closeSoon(gone, queries))
  }
  const ids = rows.map(({ id }) => id)
  useListKeys(list, ids, search.letter, choice, works && can('letter.close') ? finish : undefined)
  const select = (letter: string) => {
    if (letter !== search.letter) change({ letter })
  }
  return (
    <Page title={t('title')} actions={<NewLetters />}>
      <BoxNav boxes={boxesFor(can)} current={box} />
      <SavedViews search={search} />
      <InboxFilters box={box} search={search} onChange={change} onReset={reset} />
      <Facets search={search} query={query} onChange={change}>
        <LookMenu box={box} search={search} onChange={change} />
      </Facets>
      <div className={wide ? classes['columns'] : undefined}>
        <div>
          {signs && letters.data && (
            <ApprovalBar rows={letters.data.items} chosen={chosen} onChoose={setChosen} />
          )}
          {works && rows.length > 0 && (
            <Suspense fallback={<Space h={40} />}>
              <SeveralBar
                rows={rows}
                chosen={chosenRows(rows, picked)}
                onChoose={setChosen}
                hasMore={letters.hasMore}
                loadUpTo={letters.loadUpTo}
              />
            </Suspense>
          )}
          <Loaded query={opening ? { ...letters, data: undefined } : letters}>
            {() =>
              rows.length > 0 ? (
                <LetterList
                  ref={list}
                  name={t(`box.${box}`)}
                  {...letters.long}
                  listKey={`${letters.long.listKey} ${wide}`}
                  rows={rows}
                  columns={search.columns}
                  current={search.letter}
                  onSelect={wide ? select : undefined}
                  choice={choice}
                />
              ) : filtersOf(search).length > 0 ? (
                <NoMatch onReset={reset} />
              ) : (
                <EmptyState title={t(`empty.${box}`)} hint={t(`emptyHint.${box}`)} />
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
        </div>
        {wide && <PreviewPane id={search.letter} />}
      </div>
    </Page>
  )
}

/** Letters are chosen singly, or from the last one to this. */
function severalOf(rows: LetterRow[], picked: string[], onChoose: (ids: string[]) => void): Choice {
  const ids = rows.map(({ id }) => id)
  return {
    chosen: picked,
    full: picked.length >= MAX_CHOSEN,
    onToggle: (id) => onChoose(toggle(picked, id)),
    onExtend: (id) => onChoose(extend(ids, picked, id)),
  }
}

function NewLetters() {
  const { t } = useTranslation('letters')
  const can = useCan()
  const plus = <IconPlus size={18} aria-hidden />
  return (
    <>
      {can('letter.register') && (
        <LinkButton to="/surat/baru-masuk" leftSection={plus}>
          {t('register.open')}
        </LinkButton>
      )}
      {can('letter.draft') && (
        <LinkButton
          to="/surat/konsep"
          leftSection={plus}
          variant={can('letter.register') ? 'default' : 'filled'}
        >
          {t('draft.open')}
        </LinkButton>
      )}
    </>
  )
}
