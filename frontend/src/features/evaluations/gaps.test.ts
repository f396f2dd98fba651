import { expect, test } from 'vitest'
import { evaluated, gapsOf, interviewsNeeded } from './gaps'
import { interviewSearch } from './interviewSearch'
import type { Instrument, Interview } from './types'

const question = { key: 'q', text_id: '', text_en: '', weight: 1, scale_max: 4 }
const parts = { dashboard_weight: 0.6, interview_weight: 0.4, indicators: [], questions: [question] }
const instrument = {
  definition: {
    applications: [
      { key: 'letters', applies_to: ['office', 'urban_village'], ...parts },
      { key: 'permits', applies_to: ['urban_village'], ...parts },
    ],
    thresholds: { good: 75, fair: 50 },
    minimum_volume: 1,
  },
} as unknown as Instrument

const village = { id: 'v', code: '15.71.02.1004', name: 'Kelurahan Thehok', kind: 'urban_village' } as const
const office = { id: 'o', code: 'dinsos', name: 'Dinas Sosial', kind: 'office' } as const
const city = { id: 'c', code: '15.71', name: 'Kota Jambi', kind: 'city' } as const
const held = { agency: village, application: 'letters' } as unknown as Interview

test('interviews that are still to be held', () => {
  const agencies = evaluated(instrument, [village, city, office])
  expect(agencies).toEqual([office, village])
  expect(interviewsNeeded(instrument, agencies)).toBe(3)
  expect(gapsOf(instrument, agencies, [held])).toEqual([
    { agency: office, applications: ['letters'] },
    { agency: village, applications: ['permits'] },
  ])
})

test('the address of an interview', () => {
  expect(interviewSearch({ instansi: 'v', aplikasi: 'permits' })).toEqual({
    instansi: 'v',
    aplikasi: 'permits',
  })
  expect(interviewSearch({ instansi: 7, aplikasi: 'x' })).toEqual({})
})
