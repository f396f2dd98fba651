import { screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { renderUi } from '@/test/render'
import { type Column, DataTable } from './DataTable'

const rows = [
  { id: 'a', name: 'Undangan rapat', pages: 2 },
  { id: 'b', name: 'Nota dinas', pages: 1 },
]
const columns: [Column<(typeof rows)[0]>, ...Column<(typeof rows)[0]>[]] = [
  { key: 'name', header: 'Perihal', cell: (row) => row.name },
  { key: 'pages', header: 'Halaman', cell: (row) => row.pages, numeric: true },
]
const table = <DataTable name="Surat" rows={rows} columns={columns} rowKey={(row) => row.id} />
const wide = globalThis.matchMedia

afterEach(() => vi.stubGlobal('matchMedia', wide))

test('is a table on a desk', () => {
  renderUi(table)
  expect(screen.getAllByRole('columnheader').map((cell) => cell.textContent)).toEqual(['Perihal', 'Halaman'])
  expect(screen.getAllByRole('row')).toHaveLength(3)
})

test('is a list of cards on a phone', () => {
  vi.stubGlobal('matchMedia', (media: string) => ({ ...wide(media), matches: true }))
  renderUi(table)
  const [card] = within(screen.getByRole('list', { name: 'Surat' })).getAllByRole('listitem')
  expect(card).toHaveTextContent('Undangan rapat')
  expect(within(card as HTMLElement).getByRole('term')).toHaveTextContent('Halaman')
})
