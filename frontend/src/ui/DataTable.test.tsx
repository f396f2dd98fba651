import { act, screen, within } from '@testing-library/react'
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

const HEIGHT = 40
const many = Array.from({ length: 10_000 }, (_, place) => ({
  id: `r${place}`,
  name: `Surat ${place}`,
  pages: 1,
}))

function showLong(hasMore = false, onNearEnd?: () => void) {
  vi.stubGlobal('scrollY', 0)
  vi.stubGlobal('innerHeight', 5 * HEIGHT)
  // jsdom draws nothing: each row is as high as the next
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(HEIGHT)
  const long = { listKey: 'one', hasMore, onNearEnd }
  renderUi(
    <DataTable
      name="Surat"
      rows={hasMore ? many.slice(0, 20) : many}
      columns={columns}
      rowKey={({ id }) => id}
      long={long}
    />,
  )
}

const scrollTo = (y: number) => {
  vi.stubGlobal('scrollY', y)
  act(() => void window.dispatchEvent(new Event('scroll')))
}

test('of a long table only what is in the window is drawn, and each row says where it is', () => {
  showLong()
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '10001')
  expect(screen.getByRole('row', { name: /Surat 0/ })).toHaveAttribute('aria-rowindex', '2')
  expect(screen.getAllByRole('row').length).toBeLessThan(30)
  scrollTo(5000 * HEIGHT)
  expect(screen.getAllByRole('row').length).toBeLessThan(30)
  expect(screen.queryByText('Surat 0')).not.toBeInTheDocument()
  const [, first] = screen.getAllByRole('row')
  expect(Number(first?.getAttribute('aria-rowindex'))).toBeGreaterThan(4000)
})

test('on a phone only the cards in the window are drawn', () => {
  vi.stubGlobal('matchMedia', (media: string) => ({ ...wide(media), matches: media.includes('max-width') }))
  showLong()
  expect(screen.getAllByRole('listitem').length).toBeLessThan(30)
  expect(screen.getAllByRole('listitem')[0]).toHaveAttribute('aria-setsize', '10000')
})

test('near the end of what was loaded more is asked for', () => {
  const onNearEnd = vi.fn()
  showLong(true, onNearEnd)
  expect(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '-1')
  expect(onNearEnd).toHaveBeenCalled()
})

test('everything that was loaded is printed', () => {
  showLong(true)
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(screen.getAllByRole('row')).toHaveLength(21)
  act(() => void window.dispatchEvent(new Event('afterprint')))
  expect(screen.getAllByRole('row').length).toBeLessThan(21)
})
