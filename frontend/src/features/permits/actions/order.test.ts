import { expect, test } from 'vitest'
import { arrange } from './order'

test('the next step stands first, ends stand apart', () => {
  expect(arrange(['initial', 'return_incomplete', 'reject', 'sign'])).toEqual({
    main: 'sign',
    others: ['initial', 'return_incomplete'],
    ending: ['reject'],
  })
  expect(arrange(['withdraw', 'cancel', 'accept']).main).toBe('accept')
  expect(arrange([])).toEqual({ main: undefined, others: [], ending: [] })
})
