import { IconInbox } from '@tabler/icons-react'
import { expect, test } from 'vitest'
import { currentEntry } from './MainMenu'
import { allowedItems, firstPage, type NavItem } from './nav'

const items: NavItem[] = [
  { to: '/surat', label: 'letters', icon: IconInbox, anyOf: ['letter.read'] },
  {
    to: '/layanan-loket',
    label: 'counter',
    icon: IconInbox,
    anyOf: ['permit.read'],
    homeFor: ['permit.receive'],
  },
]

test('the menu follows the permissions', () => {
  expect(allowedItems(items, ['permit.read']).map((item) => item.to)).toEqual(['/layanan-loket'])
})

test('the first page is that of the main work', () => {
  expect(firstPage(items, ['letter.read', 'permit.read'])).toBe('/surat')
  expect(firstPage(items, ['letter.read', 'permit.read', 'permit.receive'])).toBe('/layanan-loket')
  expect(firstPage(items, [])).toBeNull()
})

test('the most specific entry is the current one', () => {
  const menu = ['/surat', '/surat/konsep']
  expect(currentEntry(menu, '/surat/konsep')).toBe('/surat/konsep')
  expect(currentEntry(menu, '/surat/0190')).toBe('/surat')
  expect(currentEntry(menu, '/suratan')).toBeUndefined()
})
