import { useSearch } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { InboxSearch } from '@/features/letters/search'
import type { SavedView } from '@/features/letters/types'
import { renderAt } from '@/test/render'
import { json, serve } from '@/test/server'
import { defaultOf, isShown, searchOf, useDefaultView } from './views'

const view = (change: Partial<SavedView>) =>
  ({
    id: 'v1',
    name: 'Segera',
    query: { box: 'inbox', urgency: 'urgent' },
    default: false,
    ...change,
  }) as SavedView

test('a view is where the address says the same, whatever is in the preview', () => {
  expect(searchOf(view({ query: { q: 'rapat' } }))).toEqual({ box: 'all', q: 'rapat' })
  expect(isShown(view({}), { urgency: 'urgent', letter: 'l1' })).toBe(true)
  expect(isShown(view({}), { box: 'inbox', urgency: 'urgent' })).toBe(true)
  expect(isShown(view({}), { box: 'all', urgency: 'urgent' })).toBe(false)
})

test('a view has its order and its columns', () => {
  const query = { box: 'to_me', sort: 'due', columns: ['due_date', 'status'] } as SavedView['query']
  expect(searchOf(view({ query }))).toEqual({ box: 'to_me', sort: 'due', columns: ['status', 'due_date'] })
  expect(isShown(view({ query }), { box: 'to_me', sort: 'due', columns: ['status', 'due_date'] })).toBe(true)
  expect(isShown(view({ query }), { box: 'to_me', sort: 'due' })).toBe(false)
  expect(isShown(view({ query }), { box: 'to_me' })).toBe(false)
})

test('the list opens with the default only where nothing else is asked for', () => {
  const views = [view({ id: 'v1' }), view({ id: 'v2', default: true })]
  expect(defaultOf(views, {})?.id).toBe('v2')
  expect(defaultOf(views, { box: 'inbox' })).toBeUndefined()
  expect(defaultOf([view({})], {})).toBeUndefined()
})

function Opening() {
  const search = useSearch({ strict: false }) as InboxSearch
  const waits = useDefaultView(search)
  return <p>{waits ? 'waits' : JSON.stringify(search)}</p>
}

test('until the views are known the list waits, and then it opens with the default', async () => {
  serve(() => json({ items: [view({ default: true })] }))
  renderAt('/surat', Opening)
  expect(await screen.findByText('waits')).toBeInTheDocument()
  expect(await screen.findByText('{"box":"inbox","urgency":"urgent"}')).toBeInTheDocument()
})

test('without a default it opens with the inbox', async () => {
  serve(() => json({ items: [view({})] }))
  renderAt('/surat', Opening)
  expect(await screen.findByText('{}')).toBeInTheDocument()
})
