import { expect, test } from 'vitest'
import { neighbour } from './roving'

const columns = [2, 0, 3]

test('up and down stay in the column', () => {
  expect(neighbour(columns, { column: 0, card: 0 }, 'ArrowDown')).toEqual({ column: 0, card: 1 })
  expect(neighbour(columns, { column: 0, card: 1 }, 'ArrowDown')).toBeUndefined()
  expect(neighbour(columns, { column: 0, card: 0 }, 'ArrowUp')).toBeUndefined()
})

test('left and right pass over empty columns and end at the edge', () => {
  expect(neighbour(columns, { column: 0, card: 1 }, 'ArrowRight')).toEqual({ column: 2, card: 1 })
  expect(neighbour(columns, { column: 2, card: 2 }, 'ArrowLeft')).toEqual({ column: 0, card: 1 })
  expect(neighbour(columns, { column: 2, card: 0 }, 'ArrowRight')).toBeUndefined()
})

test('other keys move nothing', () => {
  expect(neighbour(columns, { column: 0, card: 0 }, 'Tab')).toBeUndefined()
})
