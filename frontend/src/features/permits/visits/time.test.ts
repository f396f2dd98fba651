import { expect, test } from 'vitest'
import { fromLocal, toLocal } from './time'

test('the field shows and takes the time of the city, wherever the phone is', () => {
  expect(toLocal('2026-09-07T20:30:45.123Z')).toBe('2026-09-08T03:30')
  expect(fromLocal('2026-09-08T03:30')).toBe('2026-09-07T20:30:00.000Z')
  expect(fromLocal('')).toBeNull()
})
