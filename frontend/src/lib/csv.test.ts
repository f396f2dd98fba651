import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvOf } from './csv'

const cells = (...row: (string | number | null)[]) => csvOf([row]).replace('\uFEFF', '').trimEnd()

test('rows as a spreadsheet with Indonesian settings reads them', () => {
  expect(
    csvOf([
      ['Instansi', 'Nilai'],
      ['Kelurahan Thehok', 47.25],
    ]),
  ).toBe('\uFEFFInstansi;Nilai\r\nKelurahan Thehok;47,25\r\n')
  expect(cells(null, -3, 0)).toBe(';-3;0')
})

test('separators, quotes and line ends stay inside their cell', () => {
  expect(cells('a;b', 'kata "ini"', 'dua\nbaris')).toBe('"a;b";"kata ""ini""";"dua\nbaris"')
})

/** The cells that the server's exports are tested with. */
const CELLS: [string, boolean][] = JSON.parse(
  readFileSync('../api/src/http/table/formula_cells.json', 'utf8'),
)

test.each(CELLS)('%j is no formula', (text, dangerous) => {
  expect(cells(text).replace(/^"/, '').startsWith("'")).toBe(dangerous)
})
