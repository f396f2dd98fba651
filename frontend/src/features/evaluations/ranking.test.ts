import { expect, test } from 'vitest'
import { periodSearch } from './periodSearch'
import { ranked, rankingCsv } from './ranking'
import { summarise } from './summary'
import type { Category, Kind, Score } from './types'
import { bySubDistrict, shortName } from './villages'

let next = 0
function score(
  code: string,
  name: string,
  kind: Kind,
  [points, category, share]: [number, Category, number | null],
): Score {
  next += 1
  return {
    agency: { id: `id-${code}`, code, name, kind },
    rank: next,
    score: points,
    category,
    electronic_share: share,
    applications: {
      letters: { score: points, category, rank: 1, electronic: 1, total: 2, electronic_share: share },
    },
  }
}

const scores = [
  score('dinsos', '=Dinas Sosial', 'office', [90.5, 'good', 0.9]),
  score('15.71.02.1004', 'Kelurahan Thehok', 'urban_village', [55, 'fair', 0.5]),
  score('15.71.01.1002', 'Kelurahan Buluran Kenali', 'urban_village', [40, 'poor', 0.2]),
  score('15.71.01.1001', 'Kelurahan Simpang IV Sipin', 'urban_village', [30, 'poor', 0.3]),
  score('15.71.02.1002', 'Kelurahan Pasir Putih', 'urban_village', [0, 'poor', null]),
]
const codes = (rows: Score[]) => rows.map(({ agency }) => agency.code)

test('the address holds only what is known', () => {
  expect(periodSearch({ tampilan: 'grafik', jenis: 'office', kategori: 'poor', urut: 'nama' })).toEqual({
    tampilan: 'grafik',
    jenis: 'office',
    kategori: 'poor',
    urut: 'nama',
  })
  expect(periodSearch({ tampilan: '<b>', jenis: 3, kategori: null, urut: 'tertinggi', x: 1 })).toEqual({})
})

test('the ranking is filtered and sorted, and leaves what it was given alone', () => {
  const given = [...scores].reverse()
  expect(codes(ranked(given, {}))).toEqual(codes(scores))
  expect(codes(ranked(given, { kategori: 'poor', urut: 'terendah' }))).toEqual([
    '15.71.02.1002',
    '15.71.01.1001',
    '15.71.01.1002',
  ])
  expect(codes(ranked(given, { jenis: 'urban_village', urut: 'nama' }))[0]).toBe('15.71.01.1002')
  expect(codes(given)).toEqual(codes([...scores].reverse()))
})

test('the summary counts categories; offices without work have no share', () => {
  expect(summarise(scores)).toEqual({
    total: 5,
    count: { good: 1, fair: 1, poor: 3 },
    poorShare: 0.25,
  })
  expect(summarise([]).poorShare).toBeNull()
})

test('villages stand under their sub-district, in the order of their codes', () => {
  const groups = bySubDistrict(scores, new Map([['15.71.01', 'Kecamatan Telanaipura']]))
  expect(groups.map(({ name, villages }) => [name, codes(villages)])).toEqual([
    ['Kecamatan Telanaipura', ['15.71.01.1001', '15.71.01.1002']],
    ['15.71.02', ['15.71.02.1002', '15.71.02.1004']],
  ])
  expect(shortName('Kelurahan Simpang IV Sipin')).toBe('Simpang IV Sipin')
})

test('the file holds the rows that are shown, and no formula', () => {
  const csv = rankingCsv(scores.slice(0, 1), {
    headers: ['Peringkat', 'Kode'],
    kind: () => 'Perangkat daerah',
    category: () => 'Baik',
  })
  expect(csv).toBe("\uFEFFPeringkat;Kode\r\n1;dinsos;'=Dinas Sosial;Perangkat daerah;90,5;Baik;0,9;90,5;\r\n")
})
