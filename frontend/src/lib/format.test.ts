import { expect, test } from 'vitest'
import { parseTypedDate, today } from './dates'
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatNumber,
  formatPercent,
  formatRupiah,
} from './format'

test('dates', () => {
  expect(formatDate('2026-11-24')).toBe('24 Nov 2026')
  expect(formatDate('2026-12-01', 'en')).toBe('1 Dec 2026')
  expect(formatDate('2026-11-24T20:00:00Z')).toBe('25 Nov 2026')
  expect(formatLongDate('2026-11-24')).toBe('Selasa, 24 November 2026')
  expect(formatDateTime('2026-11-24T03:32:00Z')).toBe('24 Nov 2026, 10.32 WIB')
  expect(formatDate(null)).toBe('–')
  expect(formatDate('kemarin')).toBe('–')
})

test('numbers', () => {
  expect(formatNumber(1234.5)).toBe('1.234,5')
  expect(formatNumber(47, 2)).toBe('47,00')
  expect(formatPercent(0.304)).toBe('30,4 %')
  expect(formatRupiah(250_000)).toBe('Rp 250.000')
  expect(formatRupiah(null)).toBe('–')
  expect(formatBytes(1_250_000)).toBe('1,3 MB')
  expect(formatBytes(20 * 1024 * 1024)).toBe('21 MB')
})

test.each([
  ['24/11/2026', '2026-11-24'],
  ['1-12-2026', '2026-12-01'],
  ['1 Desember 2026', '2026-12-01'],
  ['1 December 2026', '2026-12-01'],
  ['31/02/2026', null],
  ['0/1/2026', null],
  ['besok', null],
])('typed date %s', (typed, expected) => expect(parseTypedDate(typed)).toBe(expected))

test('the day changes at midnight in Jakarta', () => {
  expect(today(new Date('2026-11-24T16:59:59Z'))).toBe('2026-11-24')
  expect(today(new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-25')
})
