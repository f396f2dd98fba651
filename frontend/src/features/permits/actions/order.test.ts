import { expect, test } from 'vitest'
import { arrange } from './order'

test('the next step stands first, ends stand apart; signing electronically comes before signing by hand', () => {
  expect(arrange(['initial', 'return_incomplete', 'reject', 'sign'])).toEqual({
    main: 'sign_electronically',
    others: ['sign', 'initial', 'return_incomplete'],
    ending: ['reject'],
  })
  expect(arrange(['withdraw', 'cancel', 'accept']).main).toBe('accept')
  expect(arrange(['initial', 'return_incomplete']).main).toBe('initial')
  expect(arrange([])).toEqual({ main: undefined, others: [], ending: [] })
})
