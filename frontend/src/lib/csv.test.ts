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

test.each(['=1+1', '+62741', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1'])('%j is no formula', (text) => {
  expect(cells(text).replace(/^"/, '').startsWith("'")).toBe(true)
})
