import { ActionIcon, Button, Group, Menu, VisuallyHidden } from '@mantine/core'
import { IconBookmarkPlus, IconDots, IconHome, IconPin } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, http, ifMatch } from '@/api/client'
import { must } from '@/api/must'
import { useRefresh } from '@/features/letters/queries'
import type { InboxSearch } from '@/features/letters/search'
import type { SavedView } from '@/features/letters/types'
import { toast } from '@/ui/toast'
import classes from './BoxNav.module.css'
import { filtersOf } from './boxes'
import { isShown, searchOf } from './views'

const SaveDialog = lazy(() => import('./SaveViewDialog'))
const EVERY_MS = 30_000

interface SavedViewsProps {
  search: InboxSearch
}

/** Searches that were kept under a name, with what waits in each, and the button that keeps the present one. */
export function SavedViews({ search }: SavedViewsProps) {
  const { t } = useTranslation('letters')
  const [saving, setSaving] = useState(false)
  const views = api.useQuery(
    'get',
    '/api/v1/letter-views',
    { params: { query: { include: 'count' } } },
    { refetchInterval: EVERY_MS },
  ).data?.items
  const asks = filtersOf(search).length > 0 || search.sort !== undefined || search.columns !== undefined
  const canSave = asks && !views?.some((view) => isShown(view, search))
  if (!canSave && !views?.length) return null
  return (
    <Group gap="xs" mb="sm">
      {views && views.length > 0 && (
        <nav aria-label={t('views.label')} className={classes['boxes']}>
          {views.map((view) => (
            <ViewLink key={view.id} view={view} current={isShown(view, search)} />
          ))}
        </nav>
      )}
      {canSave && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconBookmarkPlus size={18} aria-hidden />}
          onClick={() => setSaving(true)}
        >
          {t('views.save')}
        </Button>
      )}
      {saving && (
        <Suspense>
          <SaveDialog search={search} onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </Group>
  )
}

function ViewLink({ view, current }: { view: SavedView; current: boolean }) {
  const { t } = useTranslation('letters')
  return (
    <Group gap={0} wrap="nowrap">
      <Link
        to="/surat"
        search={searchOf(view)}
        activeOptions={{ exact: true }}
        className={classes['box'] ?? ''}
        aria-current={current ? 'page' : undefined}
        title={view.own ? undefined : t('views.sharedBy', { name: view.owner_name })}
      >
        {view.pinned && (
          <>
            <IconPin size={16} aria-hidden />
            <VisuallyHidden>{t('views.pinned')} </VisuallyHidden>
          </>
        )}
        {view.name}
        {view.default && (
          <>
            <IconHome size={16} aria-hidden />
            <VisuallyHidden> {t('views.isDefault')}</VisuallyHidden>
          </>
        )}
        {view.count && view.count !== '0' && (
          <span className={classes['count']}>
            {view.count}
            <span className={classes['words']}> {t('views.count')}</span>
          </span>
        )}
      </Link>
      <ViewMenu view={view} />
    </Group>
  )
}

/** What anybody may make of a view for themselves, and what its owner may change for all. */
function ViewMenu({ view }: { view: SavedView }) {
  const { t } = useTranslation('letters')
  const refresh = useRefresh()
  const mark = useMutation({
    mutationFn: (change: { pinned?: boolean; default?: boolean }) =>
      must(
        http.PUT('/api/v1/letter-views/{id}/mark', {
          params: { path: { id: view.id } },
          body: { pinned: view.pinned, default: view.default, ...change },
        }),
      ),
    onError: toast.problem,
    onSettled: refresh,
  })
  const params = { path: { id: view.id }, header: ifMatch(view.version) }
  const share = useMutation({
    mutationFn: () =>
      must(http.PATCH('/api/v1/letter-views/{id}', { params, body: { shared: !view.shared } })),
    onError: toast.problem,
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: async () => {
      const { error } = await http.DELETE('/api/v1/letter-views/{id}', { params })
      if (error) throw error
    },
    onError: toast.problem,
    onSuccess: () => toast.done(t('views.removed', { name: view.name })),
    onSettled: refresh,
  })
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('views.menu', { name: view.name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => mark.mutate({ pinned: !view.pinned })}>
          {view.pinned ? t('views.unpin') : t('views.pin')}
        </Menu.Item>
        <Menu.Item onClick={() => mark.mutate({ default: !view.default })}>
          {view.default ? t('views.unsetDefault') : t('views.setDefault')}
        </Menu.Item>
        {view.own && (
          <>
            <Menu.Item onClick={() => share.mutate()}>
              {view.shared ? t('views.unshare') : t('views.share')}
            </Menu.Item>
            <Menu.Item onClick={() => remove.mutate()}>{t('views.remove')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
