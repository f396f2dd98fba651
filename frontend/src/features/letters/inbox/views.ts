import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '@/api/client'
import { type InboxSearch, inboxSearch } from '@/features/letters/search'
import type { SavedView } from '@/features/letters/types'

/** The caller's views and those of colleagues, pinned ones first. */
export function useViews() {
  return api.useQuery('get', '/api/v1/letter-views', {})
}

/** The address of a view: without a box it is every letter. */
export const searchOf = ({ query }: SavedView): InboxSearch => inboxSearch({ box: 'all', ...query })

/** Whether the address shows what the view shows, whatever is in the preview. */
export function isShown(view: SavedView, search: InboxSearch): boolean {
  const words = ({ letter: _letter, box = 'inbox', ...filters }: InboxSearch) =>
    JSON.stringify(Object.entries({ box, ...filters }).sort())
  return words(searchOf(view)) === words(search)
}

/** The view with which the list opens where its address asks for nothing. */
export function defaultOf(views: SavedView[] | undefined, search: InboxSearch): SavedView | undefined {
  return Object.keys(search).length === 0 ? views?.find((view) => view.default) : undefined
}

/** Opens the list with the caller's view; true while it is not known yet whether there is one. */
export function useDefaultView(search: InboxSearch): boolean {
  const { data, isPending } = useViews()
  const navigate = useNavigate()
  const view = defaultOf(data?.items, search)
  useEffect(() => {
    if (view) void navigate({ to: '/surat', search: searchOf(view), replace: true })
  }, [view, navigate])
  return view !== undefined || (isPending && Object.keys(search).length === 0)
}
