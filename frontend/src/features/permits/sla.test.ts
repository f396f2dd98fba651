import { expect, test } from 'vitest'
import { slaOf } from './sla'
import type { ApplicationRow } from './types'

const clock = (state: ApplicationRow['clock']['state'], working_days_left: number) => ({
  state,
  working_days_left,
  working_days_used: 0,
  due_date: '2022-02-11',
})

test.each([
  ['submitted', clock('running', 2), false, 'left', 2, 'info'],
  ['submitted', clock('running', 0), false, 'dueToday', 0, 'warning'],
  ['in_review', clock('running', -3), true, 'late', 3, 'danger'],
  ['in_review', clock('running', 0), true, 'pastDue', 0, 'danger'],
  ['incomplete', clock('paused', 1), false, 'paused', 1, 'neutral'],
  ['incomplete', clock('paused', -1), true, 'pausedLate', 1, 'warning'],
  ['ready', clock('stopped', 1), false, 'inTime', 1, 'success'],
  ['handed_over', clock('stopped', -2), true, 'finishedLate', 2, 'warning'],
  ['rejected', clock('stopped', -2), true, 'ended', 0, 'neutral'],
] as const)('%s with %o', (status, at, late, key, days, tone) => {
  expect(slaOf({ status, clock: at, late })).toEqual({ key, days, tone })
})
