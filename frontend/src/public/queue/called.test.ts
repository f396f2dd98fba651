import { describe, expect, it } from 'vitest'
import type { Queue } from '@/public/types'
import { newlyCalled } from './called'

const queue = (called: [string, number, number][], day = '2022-02-14'): Queue => ({
  agency: { id: '1', code: '15.71.01.1001', name: 'Kelurahan', kind: 'urban_village' },
  day,
  called: called.map(([label, desk, calls]) => ({ label, desk, calls })),
  next: [],
  waiting: 0,
})

describe('what a screen announces', () => {
  it('nothing when it is opened, nothing when nothing changed', () => {
    const now = queue([['A-001', 1, 1]])
    expect(newlyCalled(undefined, now)).toEqual([])
    expect(newlyCalled(now, now)).toEqual([])
  })

  it('new calls in the order in which they were made, and calls again', () => {
    const before = queue([['A-001', 1, 1]])
    const now = queue([
      ['A-003', 3, 1],
      ['A-002', 2, 1],
      ['A-001', 1, 2],
    ])
    expect(newlyCalled(before, now).map(({ label }) => label)).toEqual(['A-001', 'A-002', 'A-003'])
  })

  it('a number that goes on at another counter', () => {
    expect(newlyCalled(queue([['A-001', 1, 1]]), queue([['A-001', 2, 2]]))).toHaveLength(1)
  })

  it('nothing of the day before', () => {
    expect(newlyCalled(queue([], '2022-02-13'), queue([['A-001', 1, 1]]))).toEqual([])
  })
})
